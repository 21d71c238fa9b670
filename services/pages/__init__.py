"""What several doors show alike: cards, and the words for hours, checks and reasons."""

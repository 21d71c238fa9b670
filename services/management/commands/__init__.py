"""One module a command; Django finds them by file name."""

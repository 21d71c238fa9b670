"""Template tags; none is needed yet."""

"""What machines ask of the site: whether it is alive, and whether it can answer readers."""

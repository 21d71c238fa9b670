"""The public pages: each view reads the request, asks one question below, chooses, renders."""

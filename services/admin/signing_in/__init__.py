"""Signing in to the staff desk: password, second factor, sessions that end, invitations."""

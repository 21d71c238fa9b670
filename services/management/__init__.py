"""Doors for operators: the management commands."""

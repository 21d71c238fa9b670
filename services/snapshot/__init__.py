"""Which Directory to serve now: followed in the background, kept in a file for bad days."""

from services.snapshot.following import DirectoryUnavailable, Follower
from services.snapshot.process import (
    current,
    database_up,
    follow,
    follower,
    fresh,
    recalled,
    refresh,
)

__all__ = [
    "DirectoryUnavailable",
    "Follower",
    "current",
    "database_up",
    "follow",
    "follower",
    "fresh",
    "recalled",
    "refresh",
]

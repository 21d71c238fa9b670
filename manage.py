#!/usr/bin/env python3
"""Run one of the site's management commands."""

import os
import sys

from django.core.management import execute_from_command_line

from signpost.refusal import SettingRefused


def main() -> None:
    """Run the command the arguments name; a nonsense setting ends it with one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "signpost.settings")
    try:
        execute_from_command_line(sys.argv)
    except SettingRefused as refusal:
        sys.exit(f"Signpost cannot start: {refusal}")


if __name__ == "__main__":
    main()

"""What is written down of an error that nobody foresaw: its class, and where in the code it was.

Never its message or its local values, which can hold what a reader typed (SAFETY 5).
"""

import logging
import traceback

from django.db import DatabaseError
from django.template import TemplateDoesNotExist, TemplateSyntaxError

log = logging.getLogger("signpost.errors")

ANY_FAULT = (
    ArithmeticError, AssertionError, AttributeError, DatabaseError, LookupError, OSError,
    RuntimeError, TemplateDoesNotExist, TemplateSyntaxError, TypeError, ValueError,
)  # fmt: skip
"""What broken code or broken data raises; for the page of a fault, which must not fail again."""


def write_down(fault: BaseException | None) -> None:
    """Log the class of a fault and the places in the code that it went through."""
    frames = traceback.extract_tb(fault.__traceback__) if fault else []
    places = ", ".join(f"{frame.filename}:{frame.lineno}:{frame.name}" for frame in frames)
    log.error("%s at %s", type(fault).__name__, places or "-")

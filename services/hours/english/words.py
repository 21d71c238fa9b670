"""The words around days and times in plain English: who is open, what is closed, what is left."""

from __future__ import annotations

LINES = (
    "helpline", "help line", "support line", "advice line", "crisis line", "hotline", "line",
    "lines", "phone line", "phone lines", "phoneline", "phonelines", "phones", "telephone line",
    "telephone lines", "telephone", "phone", "office", "service", "support",
)  # fmt: skip
OWN_LINES = tuple(f"{whose}{line}" for whose in ("", "our ", "the ") for line in LINES)
HOURS = (
    "opening times", "opening times are", "times",
    *(f"{what}hours{be}" for what in ("", "opening ", "open ") for be in ("", " are")),
)  # fmt: skip
OPENERS = (
    *(f"{line} {is_open}" for line in OWN_LINES
      for is_open in ("is open", "are open", "open", "is available", "are available", "operates",
                      "operate", "runs", "run", "is here", "hours", *HOURS, ":")),
    *(f"{whose}{hours}" for whose in ("", "our ", "the ") for hours in HOURS),
    "we are open", "we're open", "we are available", "we're available", "we are here",
    "we're here", "you can call us", "call us", "you can phone us", "phone us", "you can ring us",
    "you can contact us", "contact us",
    "we open", "open", "opens", "available", "also", "also open", "plus", "then", "with",
    "late night", "late nights", "late opening", "with late opening", "open late",
)  # fmt: skip

CLOSED = ("closed", "off", "not open")
CLOSERS = (
    "closed", "we are closed", "we're closed", "but closed", "but we are closed", "not open",
    "not available", "we are not open", "we're not open", "we do not open", "we don't open",
    "no service", *(f"{line} {be} closed" for line in OWN_LINES for be in ("is", "are")),
)  # fmt: skip
LUNCH = ("closed for lunch", "closed for lunch break", "lunch", "lunch break")
EXCEPTERS = (
    "except for", "except", "except on", "excluding", "excl .", "excl", "exc .", "exc", "ex",
    "excludes", "apart from", "other than", "but not", "with the exception of", "not including",
    "not", "but not on", "not on",
)  # fmt: skip
INCLUDERS = ("including", "includes", "incl .", "incl", "inc .", "inc")
NOT_KNOWN = ("hours are not known", "hours not known", "opening hours not known", "not known",
             "hours unknown", "unknown")  # fmt: skip
AS_USUAL = ("open as usual on", "as usual on", "open as normal on", "as normal on")
USUAL = ("as usual", "as normal", "open as usual", "open as normal")
NOT_SAID = ("not confirmed", "not known", "unknown", "hours not confirmed", "hours not known")
UNTIL = (
    "until", "till", "til", "open until", "open till", "open til", "closing at", "closes at",
    "close at",
)  # fmt: skip
STRONG = (";", ".", "|", ")")
WEAK = (",", "and", "&", "but", "/", "+")

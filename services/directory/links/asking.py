"""Asking one link: HEAD, then GET, through its redirects, with manners."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from urllib.parse import urljoin

from services.directory.links.addresses import Refused, Target, target_of
from services.directory.links.connecting import Answer, NoAnswer, Web
from services.models import LinkCheck

REDIRECTS = 5
REDIRECTED = (301, 302, 303, 307, 308)
GONE = (404, 410)
BUSY = (429, 503)
NOT_FOR_PROGRAMS = (401, 403, 406, 429, 451)
"""Refusals that a person's browser might not meet: they tell nothing of the page."""

PAUSE = 2.0
"""Seconds between two requests to one host."""

LONGEST_WAIT = 60.0
"""The longest Retry-After that is waited for, in seconds; a longer one is left to another night."""


class Verdict(StrEnum):
    """What one look at a link came to; SILENT is a failure too, for want of any answer."""

    FOUND = "found"
    FAILED = "failed"
    SILENT = "silent"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict and its words for staff; a page that is gone needs no second look."""

    verdict: Verdict
    words: str = ""


@dataclass(frozen=True)
class Courtesy:
    """One request at a time to each host, and a pause between two.

    `wait` sleeps so many seconds; `now` is a steady clock in seconds. Both are handed in.
    """

    wait: Callable[[float], None]
    now: Callable[[], float]
    pause: float = PAUSE
    _locks: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))
    _asked: dict[str, float] = field(default_factory=dict)
    _guard: Lock = field(default_factory=Lock)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until the host may be asked again, and keep others from asking meanwhile."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            if host in self._asked:
                left = self._asked[host] + self.pause - self.now()
                if left > 0:
                    self.wait(left)
            try:
                yield
            finally:
                self._asked[host] = self.now()


def ask(url: str, *, web: Web, courtesy: Courtesy) -> Outcome:
    """What one link leads to now."""
    try:
        target = target_of(url)
        for _hop in range(REDIRECTS + 1):
            answer = _answer(target, web, courtesy)
            if answer.status not in REDIRECTED:
                return _judged(answer)
            if not answer.location:
                return Outcome(Verdict.FAILED, f"It answered {answer.status} and led nowhere.")
            target = target_of(urljoin(target.url, answer.location))
    except Refused as refused:
        return Outcome(Verdict.FAILED, f"{LinkCheck.REFUSED}: {refused}")
    except NoAnswer as silent:
        return Outcome(Verdict.SILENT, str(silent))
    except ValueError:
        return Outcome(Verdict.FAILED, "It leads on to an address that cannot be read.")
    return Outcome(Verdict.FAILED, f"It leads on more than {REDIRECTS} times.")


def _answer(target: Target, web: Web, courtesy: Courtesy) -> Answer:
    """The answer to HEAD, or to GET where HEAD tells of no page: many servers refuse it."""
    answer = _patiently("HEAD", target, web, courtesy)
    if answer.status < 400 or answer.status in BUSY:
        return answer
    return _patiently("GET", target, web, courtesy)


def _patiently(method: str, target: Target, web: Web, courtesy: Courtesy) -> Answer:
    """One request; a second one after the wait that a busy server asks for, if that is short."""
    with courtesy.turn(target.host):
        answer = web.request(method, target)
    wait = _seconds(answer.retry_after)
    if answer.status not in BUSY or wait is None or wait > LONGEST_WAIT:
        return answer
    courtesy.wait(wait)
    with courtesy.turn(target.host):
        return web.request(method, target)


def _seconds(retry_after: str) -> float | None:
    """The wait that is asked for, in seconds; None for none, or for a date: it is left alone."""
    return float(retry_after) if re.fullmatch(r"[0-9]{1,6}", retry_after) else None


def _judged(answer: Answer) -> Outcome:
    """What a final answer says of the page."""
    told = f"It answered {answer.status}."
    if 200 <= answer.status < 300:
        return Outcome(Verdict.FOUND)
    if answer.status in GONE:
        return Outcome(Verdict.FAILED, f"{LinkCheck.GONE}: {told}")
    if answer.status in NOT_FOR_PROGRAMS or (answer.status in BUSY and answer.retry_after):
        return Outcome(Verdict.UNSURE, f"{told} Open it yourself to see.")
    return Outcome(Verdict.FAILED, told)

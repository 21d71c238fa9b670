"""Writing one suggested text into the working copy of a service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Max

from services.directory.channel_hours import set_hours
from services.directory.suggested import CHANNEL, NEW_NUMBER, Suggested
from services.hours import UnreadableHours, parse
from services.models import ContactChannel, Service


@dataclass(frozen=True, slots=True)
class _Taking:
    """One text, the channel it is about, and who takes it over."""

    each: Suggested
    channel: ContactChannel
    by: User


def take(each: Suggested, *, service: Service, by: User) -> list[str]:
    """Write it, in the caller's transaction; the reasons why it cannot be kept, none if it was."""
    if each.name == NEW_NUMBER:
        return _new_number(each, service, by)
    found = CHANNEL.fullmatch(each.name)
    if found is None:
        return _field(each, service)
    channel = service.channels.filter(pk=int(found["key"])).first()
    if channel is None:
        return [f"{each.label}: it is not in the draft any more."]
    return PARTS[found["part"]](_Taking(each, channel, by))


def _field(each: Suggested, service: Service) -> list[str]:
    """A column of the service."""
    setattr(service, each.name, each.then)
    others = {field.name for field in Service._meta.fields} - {each.name}
    try:
        service.clean_fields(exclude=others)
    except ValidationError as refused:
        return [f"{each.label}: {message}" for message in refused.messages]
    service.save(update_fields=[each.name])
    return []


def _value(taking: _Taking) -> list[str]:
    """Where a channel leads. `value_by` keeps who took it over: somebody else publishes it."""
    channel = taking.channel
    channel.value, channel.value_by = taking.each.then, taking.by
    return _keep(channel, taking.each)


def _hours(taking: _Taking) -> list[str]:
    """The hours of a channel, from the words for them."""
    try:
        set_hours(taking.channel, hours=parse(taking.each.then))
    except UnreadableHours as refused:
        return [f"{taking.each.label}: {refused}"]
    return []


def _gone(taking: _Taking) -> list[str]:
    """A channel that works no longer leaves the draft; what was public stays in the history."""
    taking.channel.delete()
    return []


def _new_number(each: Suggested, service: Service, by: User) -> list[str]:
    """One more number, after the others."""
    last = service.channels.aggregate(last=Max("position"))["last"] or 0
    number = ContactChannel(
        service=service,
        kind=ContactChannel.Kind.PHONE,
        value=each.then,
        value_by=by,
        position=last + 1,
    )
    return _keep(number, each)


def _keep(channel: ContactChannel, each: Suggested) -> list[str]:
    """Save a channel, unless its value cannot be, or stands there already."""
    try:
        channel.clean()
        channel.validate_constraints()
    except ValidationError as refused:
        return [f"{each.label}: {message}" for message in refused.messages]
    if channel.pk:
        channel.save(update_fields=["value", "value_by"])
    else:
        channel.save()
    return []


PARTS: dict[str, Callable[[_Taking], list[str]]] = {
    "value": _value,
    "hours": _hours,
    "gone": _gone,
}
"""What each part of a channel's name does."""

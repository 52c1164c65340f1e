"""Which contact in the world a mention speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.analysis.model import Entity
from parley.assemble.contacts.mention import ContactMention
from parley.assemble.participants import same_participant
from parley.documents import Span
from parley.ledger import Date, Place
from parley.ledger.records import ContactStatus

# Modes that can be one contact's: talks are held at meetings and by telephone, a visit is for a meeting.
_TOGETHER = ({"talks", "meeting"}, {"talks", "call"}, {"visit", "meeting"}, {"visit", "talks"})
# Sentences that may lie between a contact and "the call" that speaks of it without naming anybody.
_NEAR = 3


_STATUSES: tuple[ContactStatus, ...] = ("cancelled", "held", "planned", "proposed")


@dataclass(slots=True, eq=False)
class Told:
    """A mention with the words that quote it, its day, length, place and topic."""

    mention: ContactMention
    words: Span
    date: Date | None
    duration: str | None
    place: Place | None
    topic: Span | None

    @property
    def informative(self) -> int:
        """How much the mention tells, for choosing the one that is quoted first."""
        told = [self.date, self.duration, self.place]
        return len(self.mention.participants) * 2 + sum(slot is not None for slot in told) + (self.mention.trigger.pos == "VERB")


@dataclass(slots=True, eq=False)
class ContactEvent:
    """A contact in the world with its mentions."""

    told: list[Told] = field(default_factory=list)
    participants: list[Entity] = field(default_factory=list)

    @property
    def status(self) -> ContactStatus:
        """Cancelled if any mention says so; else the surest of held, planned and proposed."""
        standings = {told.mention.standing for told in self.told}
        return next((status for status in _STATUSES if status in standings), "proposed")


def same_contact(events: list[ContactEvent], told: Told) -> ContactEvent | None:
    """The contact spoken of before that the mention speaks of: the last that agrees best, or None for a new one."""
    fitting = [event for event in reversed(events) if _fits(event, told)]
    return max(fitting, key=lambda event: _agreement(event, told), default=None)


def _fits(event: ContactEvent, told: Told) -> bool:
    mention = told.mention
    if mention.given and len(mention.participants) < 2:
        known = all(any(same_participant(one, other) for other in event.participants) for one in mention.participants)
        near = bool(mention.participants) or mention.trigger.sentence.index - event.told[-1].mention.trigger.sentence.index <= _NEAR
        return known and near and _standings_fit(event, mention) and _modes_fit(event, mention) and _dates_fit(event, told)
    return (
        len(mention.participants) > 1
        and _parties_fit(event.participants, mention.participants)
        and _modes_fit(event, mention)
        and _standings_fit(event, mention)
        and _dates_fit(event, told)
        and _places_fit(event, told)
    )


def _parties_fit(some: list[Entity], others: list[Entity]) -> bool:
    """True if the parties are the same one by one."""
    return len(some) == len(others) and all(any(same_participant(one, other) for other in others) for one in some)


def _modes_fit(event: ContactEvent, mention: ContactMention) -> bool:
    modes = {told.mention.mode for told in event.told if told.mention.firm}
    return not mention.firm or all(mode == mention.mode or {mode, mention.mode} in _TOGETHER for mode in modes)


def _standings_fit(event: ContactEvent, mention: ContactMention) -> bool:
    standings = {told.mention.standing for told in event.told} | {mention.standing}
    return not ("held" in standings and standings & {"planned", "proposed"})


def _dates_fit(event: ContactEvent, told: Told) -> bool:
    dates = [one.date for one in event.told if one.date is not None and one.date.start is not None]
    return told.date is None or told.date.start is None or all(_overlap(told.date, date) for date in dates)


def _overlap(one: Date, other: Date) -> bool:
    first, last = (one.start or "")[:10], (one.end or one.start or "")[:10]
    return (other.start or "")[:10] <= last and first <= (other.end or other.start or "")[:10]


def _places_fit(event: ContactEvent, told: Told) -> bool:
    """False for two cities, or two countries."""
    places = [one.place for one in event.told if one.place is not None]
    here = told.place
    if here is None or not places:
        return True
    alike = (place for place in places if place.precision == here.precision and here.precision in ("city", "country"))
    return all(place.name == here.name for place in alike)


def _agreement(event: ContactEvent, told: Told) -> tuple[int, int, int]:
    """How well a mention agrees with a contact: by day, by mode, by exactly the same parties."""
    dates = [one.date for one in event.told if one.date is not None and one.date.start is not None]
    mode = any(one.mention.mode == told.mention.mode for one in event.told)
    return int(bool(dates) and told.date is not None), int(mode), sum(one in event.participants for one in told.mention.participants)

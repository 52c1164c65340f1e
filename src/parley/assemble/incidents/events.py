"""Which act in the world a mention speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.analysis.model import Entity, Token
from parley.assemble.incidents.mention import ActMention
from parley.assemble.participants import side
from parley.documents import Span
from parley.ledger import Date, Place
from parley.ledger.records import IncidentType

_FAMILIES: tuple[frozenset[IncidentType], ...] = (
    frozenset({"air_strike", "drone_strike", "missile_strike", "shelling", "bombing"}),
    frozenset({"ground_attack", "clash", "other"}),
    frozenset({"killing", "displacement"}),
    frozenset({"abduction", "arrest"}),
    frozenset({"seizure", "blockade", "sabotage"}),
)
# Acts that people die of, and that "the attack" can speak of.
DEADLY: frozenset[IncidentType] = _FAMILIES[0] | {"ground_attack", "other"}
# Types told by their arms.
_BY_ARMS: frozenset[IncidentType] = frozenset({"drone_strike", "missile_strike", "shelling"})
_DAYS = {"day", "part_of_day", "hour", "minute"}
_ANYBODY = {"people", "person", "man", "woman", "other", "civilian", "number", "group", "hand", "member"}
# Sentences that may lie between an act and "the attack" that speaks of it.
_NEAR = 12


@dataclass(slots=True, eq=False)
class ActEvent:
    """An act in the world as one voice tells it, with its mentions."""

    voice: object
    mentions: list[ActMention] = field(default_factory=list)
    words: list[Span] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, mention: ActMention, words: Span, date: Date | None, place: Place | None) -> None:
        """Enter a mention with the words that quote it, its day and its place."""
        self.mentions.append(mention)
        self.words.append(words)
        self.dates += [date] if date is not None else []
        self.places += [place] if place is not None else []

    @property
    def perpetrator(self) -> Entity | None:
        """Who did it, by the first mention that says so."""
        return next((m.perpetrator for m in self.mentions if m.perpetrator is not None), None)


def same_act(events: list[ActEvent], mention: ActMention, voice: object, date: Date | None) -> ActEvent | None:
    """The act told before that a mention speaks of, the last that fits, or None for a new one.

    Args:
        events: the acts told so far.
        mention: the mention.
        voice: whose word it rests on.
        date: its day, if the words tell it.
    """
    return next((event for event in reversed(events) if _fits(event, mention, voice, date)), None)


def _fits(event: ActEvent, mention: ActMention, voice: object, date: Date | None) -> bool:
    last = event.mentions[-1]
    if not _perpetrators_fit(event.perpetrator, mention.perpetrator) or not _dates_fit(event, date):
        return False
    if mention.given:
        near = mention.trigger.sentence.index - last.trigger.sentence.index <= _NEAR
        return near and _kinds_fit(event, mention) and (not mention.target or _share_target(event, mention))
    if event.voice != voice:
        return False
    if _is_toll_of(event, mention):
        return True
    return _is_family(event.mentions[0].type, mention.type) and (_targets_fit(event, mention) or _is_barrage(event, mention, date))


def _is_barrage(event: ActEvent, mention: ActMention, date: Date | None) -> bool:
    """True for two tellings of one day's strikes with one kind of arms, where one of them leaves the target open."""
    days = {(one.start or "")[:10] for one in event.dates if one.granularity in _DAYS}
    same_day = date is not None and date.granularity in _DAYS and (date.start or "")[:10] in days
    open_target = not mention.target or all(not one.target for one in event.mentions)
    return same_day and open_target and mention.type == event.mentions[0].type and mention.type in _BY_ARMS


def _is_toll_of(event: ActEvent, mention: ActMention) -> bool:
    """True for "Five people were killed." right behind the act that killed them."""
    last = event.mentions[-1]
    alone = mention.type == "killing" and mention.perpetrator is None and mention.trigger.tag == "VBN"
    counted = any(one.toll.killed is not None for one in event.mentions)
    also = any(child.lower in ("also", "separately", "meanwhile") for child in mention.trigger.children)
    behind = mention.trigger.sentence.index - last.trigger.sentence.index == 1
    return alone and behind and not counted and not also and event.mentions[0].type in DEADLY


def _perpetrators_fit(one: Entity | None, other: Entity | None) -> bool:
    return one is None or other is None or one is other or side(one) is side(other)


def _is_family(one: IncidentType, other: IncidentType) -> bool:
    return one == other or any(one in family and other in family for family in _FAMILIES)


def _kinds_fit(event: ActEvent, mention: ActMention) -> bool:
    """True if "the attack" can speak of the event: any act of force is one, a strike is none of gunmen."""
    kind = event.mentions[0].type
    if mention.trigger.lemma in ("attack", "assault", "incident"):
        return kind in DEADLY
    return _is_family(kind, mention.type)


def _dates_fit(event: ActEvent, date: Date | None) -> bool:
    if date is None or date.start is None:
        return True
    first, last = date.start[:10], (date.end or date.start)[:10]
    known = [one for one in event.dates if one.start is not None]
    return all((one.start or "")[:10] <= last and first <= (one.end or one.start or "")[:10] for one in known)


def _targets_fit(event: ActEvent, mention: ActMention) -> bool:
    """True if the targets share a word; without a target, if they are of one type, in one sentence or by one word, and no toll is told."""
    if mention.target and any(one.target for one in event.mentions):
        return _share_target(event, mention)
    last = event.mentions[-1].trigger
    apart = mention.trigger.sentence.index - last.sentence.index
    near = apart == 0 or (apart <= 2 and mention.trigger.lemma == last.lemma)
    return near and mention.type == event.mentions[0].type and mention.toll.killed is None


def _share_target(event: ActEvent, mention: ActMention) -> bool:
    theirs = _words(mention.target)
    ours = [_words(one.target) for one in event.mentions if one.target]
    return not ours or any(words & theirs for words in ours)


def _words(tokens: list[Token]) -> set[str]:
    """What tells a target from others: its nouns, but for those that fit anybody, which count with their number."""
    plain = {token.lemma for token in tokens if token.pos in ("NOUN", "PROPN")}
    return plain - _ANYBODY or {" ".join(token.lemma for token in tokens)}

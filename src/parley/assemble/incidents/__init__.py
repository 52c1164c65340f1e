"""Incidents: acts of force reported as having happened. One record for each act and each voice that tells it.

Mentions are one act when the same voice tells them, their types are of one family, and perpetrators, days and targets do not conflict. "The
attack" speaks of the last act of its kind, whoever tells it. What is planned, threatened, denied or asked to stop is no incident.
"""

from __future__ import annotations

from parley.analysis.model import Token
from parley.assemble.context import Assembly
from parley.assemble.incidents.arms import count_in
from parley.assemble.incidents.events import DEADLY, ActEvent, same_act
from parley.assemble.incidents.find import find_act_mentions
from parley.assemble.incidents.mention import ActMention
from parley.assemble.occasion import day_of, place_in, span_around
from parley.assemble.participants import side
from parley.ledger import Casualties, Incident
from parley.ledger.records import IncidentType, Modality

__all__ = ["assemble_incidents"]

_GENERIC: frozenset[IncidentType] = frozenset({"other", "air_strike", "ground_attack"})


def assemble_incidents(assembly: Assembly) -> list[Incident]:
    """The incidents that the document reports, in the order in which it first tells them."""
    events: list[ActEvent] = []
    for mention in find_act_mentions(assembly):
        words = span_around(mention.trigger, mention.clause)
        date, place = day_of(assembly, mention.trigger, words), place_in(assembly, mention.trigger, words, target=True)
        voice = _voice(assembly, mention.trigger)
        event = same_act(events, mention, voice, date)
        if event is None and _stands_alone(mention):
            event = ActEvent(voice)
            events.append(event)
        if event is not None:
            event.add(mention, words, date, place)
    return [_record(assembly, event) for event in events]


def _stands_alone(mention: ActMention) -> bool:
    """False for "the attack" of which nothing else is told: without an act before it, it is none to record."""
    return not mention.given or bool(mention.target) or (mention.perpetrator is not None and mention.toll.killed is not None)


def _voice(assembly: Assembly, token: Token) -> object:
    """Whose word an act rests on: an entity, the words for an unnamed source, or None for the document."""
    found = assembly.said_by(token)
    if found is None:
        return None
    speaker = assembly.speaker(token)
    return id(speaker) if speaker is not None else (found[1].speaker_text or found[1].id).lower()


def _record(assembly: Assembly, event: ActEvent) -> Incident:
    mentions = event.mentions
    best = max(mentions, key=_informative)
    text = assembly.reading.text
    target = next((m.target for m in (best, *mentions) if m.target), [])
    weapon = max((m.weapon for m in mentions), key=lambda words: (count_in(words) is not None, bool(words)))
    killed = next((m.toll.killed for m in mentions if m.toll.killed is not None), None)
    injured = next((m.toll.injured for m in mentions if m.toll.injured is not None), None)
    return Incident(
        evidence=assembly.evidence(*dict.fromkeys((event.words[mentions.index(best)], *event.words))),
        asserted_by=assembly.asserted_by(best.trigger),
        modality=_modality(assembly, event),
        confidence=_confidence(event),
        method="incidents.rules",
        type=_type(mentions),
        perpetrator=assembly.actor(event.perpetrator),
        target=_quoted(text, target),
        weapon=_quoted(text, weapon),
        count=count_in(weapon),
        casualties=Casualties(killed=killed, injured=injured) if killed is not None or injured is not None else None,
        place=event.places[0] if event.places else None,
        date=event.dates[0] if event.dates else None,
    )


def _informative(mention: ActMention) -> int:
    """How much a mention tells, for choosing the one that is quoted first; one that only takes up another tells least."""
    told = [bool(mention.target), bool(mention.weapon), mention.perpetrator is not None, mention.toll.killed is not None]
    return 0 if mention.given else 1 + sum(told)


def _type(mentions: list[ActMention]) -> IncidentType:
    """The type of the first mention that is told by its weapon or by an exact word; those killed in an attack make it no killing."""
    first = mentions[0].type
    return next((m.type for m in mentions if m.type not in _GENERIC and (m.type in DEADLY or first not in DEADLY)), first)


def _quoted(text: str, tokens: list[Token]) -> str | None:
    """The text from the first to the last of the tokens that stand together, or None for none."""
    if not tokens:
        return None
    kept = [tokens[0]]
    for token in tokens[1:]:
        if token.index - kept[-1].index > 2:
            break
        kept.append(token)
    return text[kept[0].start : kept[-1].end]


def _modality(assembly: Assembly, event: ActEvent) -> Modality:
    """Alleged where somebody lays it at another's door; asserted in the document's voice, and where the actor's own side tells it."""
    found = assembly.said_by(event.mentions[0].trigger)
    if event.mentions[0].alleged:
        return "alleged"
    if found is None:
        return "asserted"
    speaker = assembly.speaker(event.mentions[0].trigger)
    accused = event.perpetrator
    if found[1].act == "accuse":
        return "alleged"
    return "alleged" if accused is not None and (speaker is None or side(speaker) is not side(accused)) else "asserted"


def _confidence(event: ActEvent) -> float:
    """Higher the more the words tell: an act by somebody on something is seldom misread, a bare one often."""
    first = event.mentions[0]
    told = [event.perpetrator is not None, bool(first.target), bool(first.weapon)]
    return 0.5 + 0.1 * sum(told)

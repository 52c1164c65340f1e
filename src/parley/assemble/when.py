"""When a stance was taken: the time expression that governs it, else the date of the statement that it was voiced in."""

from __future__ import annotations

from parley.analysis.model import Entity, Token
from parley.assemble.context import Assembly
from parley.assemble.phrases import VERBS
from parley.ledger import Date

# Sentences over which a speaker's date is carried on: one occasion is told in a few sentences in a row.
_OCCASION = 3


def stance_date(assembly: Assembly, trigger: Token, voiced: Entity | None) -> Date | None:
    """When the stance with this trigger was taken.

    Args:
        assembly: the records in the making.
        trigger: the word that takes it.
        voiced: who voiced it; in a document that is itself a statement, the issuer's stances have its date.
    """
    own = assembly.date(_verb_of(trigger))
    if own is not None:
        return own
    said = assembly.said_by(trigger)
    if said is None:
        return assembly.published() if voiced is not None and voiced is assembly.issuer else None
    if voiced is None or assembly.speaker(trigger) is not voiced:
        return None  # told of another: when they took it is not said
    found = _occasion(assembly, trigger)
    if found is None and assembly.issuer is not None and assembly.speaker(trigger) is assembly.issuer:
        return assembly.published()
    return found


def _occasion(assembly: Assembly, trigger: Token) -> Date | None:
    """The date of the statement that a token stands in, or of the one before by the same speaker on the same occasion."""
    said = assembly.said_by(trigger)
    if said is None:
        return None
    statement = said[1]
    last = trigger.sentence.index
    for other, record in reversed(assembly.statements):
        cue = other.cue_head
        if cue is None or record.speaker != statement.speaker or record.speaker is None or cue.sentence.index > last:
            continue
        if last - cue.sentence.index > _OCCASION:
            break
        if record.date is not None:
            return record.date
        last = min(last, cue.sentence.index)
    return None


def _verb_of(token: Token) -> Token:
    """The verb that a noun or adjective depends on, or the verb itself."""
    return token if token.pos in VERBS else next((a for a in token.ancestors() if a.pos in VERBS), token)

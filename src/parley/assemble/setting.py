"""The setting of an utterance: what carried it and whom it was said to."""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.attribution.sources import noun_phrase
from parley.analysis.model import Attribution, Reading, Token

# Nouns of what carries words. An outlet that was "told" something is a channel as well.
CARRIERS = frozenset(
    (
        "post tweet statement conference briefing interview letter email message speech address press broadcast call video "
        "video-message remark remarks report article editorial column memo communique communiqué readout release television tv "
        "radio newspaper network channel podcast testimony telegram blog op-ed press-conference note declaration document ruling "
        "filing thread"
    ).split()
)
_CHANNEL_PREPOSITIONS = {"in", "on", "at", "during", "through", "via", "by"}
# Cues that name their channel by themselves ("tweeted").
_POSTING = {"tweet", "retweet", "blog"}
_TELLING = {"tell", "inform", "remind", "assure", "brief", "warn", "urge", "ask", "address", "notify", "advise"}


def channel_of(reading: Reading, attribution: Attribution) -> str | None:
    """What carried the words ("a Truth Social post", "VOA" in "told VOA"), verbatim, or None."""
    cue = attribution.cue_head
    if cue is None:
        return None
    told = _told(cue)
    if told is not None and _is_outlet(reading, told):
        return _words(reading, told)
    if cue.lemma in _POSTING:
        return cue.text
    source = attribution.source_head
    if source is not None and source.lemma in CARRIERS:
        return _words(reading, source)
    for noun in _attached(cue):
        if noun.lower in CARRIERS and not any(span.start <= noun.start < span.end for span in attribution.content):
            return _words(reading, noun)
    return None


def addressee_of(reading: Reading, attribution: Attribution) -> str | None:
    """Whom it was said to ("reporters" in "told reporters"), verbatim, or None."""
    cue = attribution.cue_head
    told = _told(cue) if cue is not None else None
    if told is None or _is_outlet(reading, told):
        return None
    return _words(reading, told)


def _told(cue: Token) -> Token | None:
    if cue.lemma not in _TELLING:
        return None
    found = cue.child("dobj", "dative")
    return found if found is not None and found.index > cue.index else None


def _is_outlet(reading: Reading, token: Token) -> bool:
    return any(entity.type == "outlet" for entity in reading.denoted(token)) or token.lower in ("tv", "radio", "television")


def _attached(cue: Token) -> Iterator[Token]:
    """Nouns in the prepositional phrases of a cue ("said *in a statement* on Friday"), or of "speaking" beside it ("speaking *on TV*")."""
    speaking = [child for child in cue.children if child.dep == "advcl" and child.lemma in ("speak", "write", "talk")]
    for prep in [part for verb in (cue, *speaking) for part in verb.children]:
        if prep.dep == "prep" and (prep.lower in _CHANNEL_PREPOSITIONS or (prep.lower == "to" and prep.head is not cue)):
            noun = prep.child("pobj")
            if noun is not None:
                yield noun
                yield from (inner for deeper in noun.children if deeper.dep == "prep" for inner in deeper.children if inner.dep == "pobj")


def _words(reading: Reading, noun: Token) -> str:
    """The noun phrase up to its head, with the proper names that go with it."""
    phrase = [token for token in noun_phrase(noun) if token.index <= noun.index]
    return reading.text[phrase[0].start : noun.end]

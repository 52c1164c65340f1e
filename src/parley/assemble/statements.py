"""Statement records: an attribution with its speaker, channel, addressee, place and date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.analysis.model import Attribution, Entity, Token
from parley.assemble.context import FIRST_PERSON, Assembly
from parley.assemble.setting import CARRIERS, addressee_of, channel_of
from parley.documents import Span, trim
from parley.ledger import Date, Statement
from parley.ledger.records import Modality

_MARKS = " \n,;:—–\"“”«»'‘’`"
_SECOND_PERSON = {"you", "your", "yours"}
# Sentences between two statements of one occasion: one may tell what was meant.
_NEXT = 2
_RECIPROCAL = ("each other", "one another")


def assemble_statements(assembly: Assembly) -> list[Statement]:
    """The statements of a reading: attributions of something said or thought, one for each speaker who is named.

    Attitudes ("supports the plan") are positions, not statements; what somebody thinks within their own words ("I think") is part of them.
    """
    occasion = _Occasion()
    for attribution in assembly.reading.utterances:
        if not _own_words(assembly, attribution):
            date = occasion.date_of(assembly, attribution)
            assembly.statements.extend((attribution, statement) for statement in _statements(assembly, attribution, date))
    return [statement for _, statement in assembly.statements]


def _own_words(assembly: Assembly, attribution: Attribution) -> bool:
    """True for "I think ..." and "you know ..." in somebody's words, and for what the issuer of a release tells of themself.

    What the issuer does by saying it ("we condemn", "I urge", but not "I spoke with" or "I thank") is a statement.
    """
    head = attribution.source_head
    if head is None or head.lower not in (FIRST_PERSON | _SECOND_PERSON) or attribution.method.endswith(("quotation", "announced")):
        return False
    cue = attribution.cue_head
    performed = cue is not None and cue.tag in ("VBP", "VB") and attribution.act != "say" and cue.lemma != "thank"
    return not performed or assembly.issuer is None or cue is None or assembly.said_by(cue) is not None


@dataclass(slots=True)
class _Occasion:
    """The occasion on which somebody is speaking, as far as the text goes on reporting it.

    "The minister said on Sunday ... He said ... “...,” he added": the later sentences tell of the same Sunday. The occasion ends where
    another speaks, where a sentence reports no speech of theirs, and where a statement has a time or a channel of its own.
    """

    speaker: Entity | None = None
    date: Date | None = None
    sentence: int = -1

    def date_of(self, assembly: Assembly, attribution: Attribution) -> Date | None:
        """The date of an utterance: its own, that of the release it is in, or that of the occasion which it goes on with."""
        cue = attribution.cue_head
        if cue is None:
            return None
        if assembly.said_by(cue) is not None:
            return assembly.date(cue)  # told by somebody: an occasion of its own
        speakers = _speakers(assembly, attribution)
        speaker = speakers[0] if speakers else None
        date = assembly.date(cue)
        goes_on = speaker is not None and speaker is self.speaker and cue.sentence.index - self.sentence <= _NEXT
        if date is None and goes_on and channel_of(assembly.reading, attribution) is None and not _dated_sentence(assembly, cue):
            date = self.date
        issuer = assembly.issuer
        if date is None and speaker is not None and issuer is not None and assembly.party(speaker) is assembly.party(issuer):
            date = assembly.published()
        self.speaker, self.date, self.sentence = speaker, date, cue.sentence.index
        return date


def _dated_sentence(assembly: Assembly, cue: Token) -> bool:
    """True if some time is named in the cue's sentence outside what is said: it may be another occasion's."""
    span = cue.sentence.span
    return any(span.contains(timex.span) and timex.type in ("DATE", "TIME") for timex in assembly.reading.timexes)


def _statements(assembly: Assembly, attribution: Attribution, date: Date | None) -> Iterator[Statement]:
    text = assembly.reading.text
    content = tuple(span for span in (_bare(text, span) for span in attribution.content) if span.end > span.start)
    if not content or content[0].of(text).lower().startswith(_RECIPROCAL):
        return
    whole = sorted([*attribution.source, *attribution.cue, *content])
    speakers: list[Entity | None] = [*_speakers(assembly, attribution)]
    for speaker in speakers or [None]:
        yield Statement(
            evidence=assembly.evidence(Span(whole[0].start, max(span.end for span in whole))),
            source=assembly.evidence(*attribution.source),
            cue=assembly.evidence(*attribution.cue),
            content=assembly.evidence(*content),
            speaker=assembly.actor(speaker),
            speaker_text=attribution.source[0].of(text) if attribution.source else None,
            quotation=attribution.quotation,
            act=attribution.act,
            addressee=addressee_of(assembly.reading, attribution),
            channel=channel_of(assembly.reading, attribution),
            place=assembly.place(attribution.cue_head) if attribution.cue_head is not None else None,
            date=date,
            modality=_modality(attribution),
            confidence=attribution.confidence,
            method=attribution.method,
        )


def _speakers(assembly: Assembly, attribution: Attribution) -> list[Entity]:
    """Who speaks. Of coordinated speakers each; a group that the text makes up ("the two leaders") is nobody in particular."""
    head = attribution.source_head
    if head is None:
        return []
    if head.lower in ("we", "i") and assembly.issuer is not None:
        return [assembly.issuer]
    mention = assembly.reading.mention_at(head)
    if mention is not None and mention.entity.members and mention.head is head:
        return []
    return assembly.reading.denoted(head) or _behind(assembly, head)


def _behind(assembly: Assembly, head: Token) -> list[Entity]:
    """Whose statement, letter or report it is that "said" something."""
    if head.lemma not in CARRIERS:
        return []
    for child in head.children:
        owner = child.child("pobj") if child.dep in ("prep", "agent") and child.lower in ("by", "from", "of") else child
        if owner is not None and owner.dep in ("poss", "compound", "nmod", "amod", "pobj") and (found := assembly.reading.denoted(owner)):
            return found
    return []


def _bare(text: str, span: Span) -> Span:
    """The content without quotation marks at its ends and without the "that" that introduces it."""
    start, end = trim(text, span.start, span.end, _MARKS)
    if text[start : start + 5].lower() == "that ":
        start, end = trim(text, start + 5, end, " \n")
    while end > start and text[end - 1] == "." and not text[start:end].endswith("..."):
        end -= 1
    return trim(text, start, end, _MARKS)


def _modality(attribution: Attribution) -> Modality:
    """Denied when the cue is negated ("did not say that ..."), asserted otherwise; what is *in* the content has its own."""
    cue = attribution.cue_head
    negated = cue is not None and any(child.dep == "neg" for child in cue.children)
    return "denied" if negated else "asserted"

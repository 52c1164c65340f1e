"""Attribution by dependency rules: the cue verb names the source by its subject and the content by what it governs.

The method follows the quotation extractors that work on dependency trees with a list of cue verbs (Krestel et al. 2008 for newspaper text;
Pareti et al. 2013 for indirect speech), with two differences. Right edges are not taken from the tree, which a small parser gets wrong as
soon as clauses are coordinated: a content runs to the end of its sentence unless a known construction ends it sooner. And quotation marks
outrank the tree: what is quoted is one content, however the parser has cut it into sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from parley.analysis.attribution.contents import CLOSERS, governed_by
from parley.analysis.attribution.lexicon import Cue, cue_verbs
from parley.analysis.attribution.sources import beside, next_token, noun_phrase, subject_of
from parley.analysis.attribution.speech import quoted_content
from parley.analysis.attribution.stretches import Stretch, quote_of, stretches_of
from parley.analysis.model import Reading, Token
from parley.documents import Span

# Share of the statements found in each construction that annotators of 21 news articles and releases had too, with the same speaker.
_RIGHT = {"quotation": 0.89, "clause": 0.85, "according": 0.88, "object": 0.7}
_RARE = 0.65  # the other constructions together
# A quotation whose source is not found is worth half: the words are right, and nobody's.
_SOURCELESS = 0.5
# A speaker carried over from the paragraph before is a little less sure.
_CARRIED = 0.8
# Share of a paragraph's words that must be quoted for it to go on with the quotation before it.
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as the rules see it, in tokens."""

    source: tuple[Token, ...]
    source_head: Token | None
    cue: tuple[Token, ...]
    cue_head: Token | None
    content: tuple[Span, ...]
    verb: Cue | None
    confidence: float
    rule: str


def find(reading: Reading, quotes: Sequence[Span]) -> list[Found]:
    """All attributions in a reading, in the order of the text.

    Args:
        reading: with sentences and tokens.
        quotes: the quoted stretches of its text (:func:`parley.analysis.attribution.quotes.quotations`).
    """
    found: list[Found] = []
    stretches = list(stretches_of(reading, quotes))
    for number, stretch in enumerate(stretches):
        here = _in_stretch(reading, stretch)
        _continue_quotation(reading, stretch, stretches[number - 1] if number else None, found, here)
        speech = _unmarked_speech(reading, stretches, number)
        found.extend(here if speech is None else [*here, speech])
    return found


def _in_stretch(reading: Reading, stretch: Stretch) -> list[Found]:
    found: list[Found] = []
    taken: set[int] = set()
    for token in stretch.tokens:
        if token.lower == "according" and (after := next_token(reading, token)) is not None and after.lower == "to":
            found.extend(_according(token, after))
            continue
        verb = cue_verbs().get(token.lemma)
        if verb is None or token.pos not in ("VERB", "AUX") or token.dep in ("amod", "compound", "aux", "auxpass"):
            continue
        one = _verb(reading, stretch, token, verb)
        if one is not None and not (one.content[0].start in taken and one.rule != "quotation"):
            taken.add(one.content[0].start)
            found.append(one)
    return found


def _verb(reading: Reading, stretch: Stretch, token: Token, verb: Cue) -> Found | None:
    subject = subject_of(token) or (beside(reading, token) if verb.takes("q") else None)
    within = quote_of(token, stretch)
    source = noun_phrase(subject, without=token if subject in token.ancestors() else None) if subject else []
    if within is not None:
        source = [part for part in source if part.start >= within.start and part.end <= within.end]
    cue = _cue_tokens(token)
    if verb.takes("q") and within is None:
        spans = quoted_content(reading, stretch, token, source)
        if spans:
            confidence = _RIGHT["quotation"] * verb.weight * (1.0 if source else _SOURCELESS)
            return Found(tuple(source), subject, tuple(cue), token, spans, verb, confidence, "quotation")
    if subject is None or (subject.lower in ("it", "there", "that", "this", "what") and verb.weight < 0.8):
        return None
    if any(child.dep == "neg" for child in token.children) and verb.lemma in ("say", "know", "specify", "want", "see", "find", "tell"):
        return None
    content = governed_by(reading, stretch, token, verb, source)
    if content is None:
        return None
    spans, rule, extra = content
    if within is not None:
        spans = tuple(Span(max(s.start, within.start), min(s.end, within.end)) for s in spans if s.overlaps(within))
    spans = tuple(span for span in spans if span.end - span.start > 1)
    if not spans:
        return None
    return Found(tuple(source), subject, tuple(cue + extra), token, spans, verb, verb.weight * _RIGHT.get(rule, _RARE), rule)


def _cue_tokens(token: Token) -> list[Token]:
    """The verb with its auxiliaries and adverbs as far as they stand together."""
    helpers = {
        child.index: child for child in token.children if child.dep in ("aux", "auxpass", "neg", "advmod", "prt") and child.pos != "SCONJ"
    }
    low = high = token.index
    while low - 1 in helpers:
        low -= 1
    while high + 1 in helpers and helpers[high + 1].dep == "prt":
        high += 1
    return [token if index == token.index else helpers[index] for index in range(low, high + 1)]


def _according(token: Token, to: Token) -> Iterator[Found]:
    """ "According to the ministry, ...": the rest of the sentence is the content."""
    head = to.child("pobj") or token.child("pobj")
    if head is None:
        return
    source = noun_phrase(head)
    sentence = token.sentence
    inside = {part.index for part in source} | {token.index, to.index}
    before = [part for part in sentence.tokens if part.index < token.index]
    after = [part for part in sentence.tokens if part.index > max(inside)]
    spans = []
    for part in (before, after):
        while part and ((part[-1].text in CLOSERS and part[-1].text not in '"”»') or part[-1].dep == "cc"):
            part.pop()
        while part and (part[0].text in ",;:—–" or part[0].dep == "cc"):
            part.pop(0)
        if len(part) > 2 and any(one.pos in ("VERB", "AUX") for one in part):
            spans.append(Span(part[0].start, part[-1].end))
    if spans:
        yield Found(tuple(source), head, (token, to), token, tuple(spans), None, _RIGHT["according"], "according")


def _continue_quotation(reading: Reading, stretch: Stretch, previous: Stretch | None, found: list[Found], here: list[Found]) -> None:
    """Give a quotation without a cue of its own to the speaker of the quotation, or of the "said:", right before it."""
    if previous is None or not stretch.quotes or any(one.rule == "quotation" for one in here):
        return
    opening = stretch.quotes[0]
    if stretch.tokens[0].start != opening.start or stretch.paragraph - previous.paragraph > 1:
        return
    covered = sum(1 for token in stretch.tokens if quote_of(token, stretch) is not None)
    if covered < _MOSTLY * len(stretch.tokens):
        return
    spans = tuple(stretch.quotes)
    index = next((i for i in reversed(range(len(found))) if _ends_in_quotation(found[i], previous)), None)
    if index is not None:
        last = found[index]
        goes_on = stretch.paragraph == previous.paragraph or not _is_closed(reading.text, previous.quotes[-1])
        if goes_on:
            found[index] = replace(last, content=last.content + spans)
        else:
            here.append(replace(last, content=spans, confidence=last.confidence * _CARRIED))
    elif (announced := _announced(reading, previous)) is not None:
        here.append(replace(announced, content=spans))


def _ends_in_quotation(one: Found, stretch: Stretch) -> bool:
    return one.rule == "quotation" and bool(stretch.quotes) and one.content[-1].end >= stretch.quotes[-1].end


def _is_closed(text: str, quote: Span) -> bool:
    """False for a quotation that goes on in the next paragraph: it has no mark at its end."""
    return text[quote.end - 1] in "\"”»'"


def _announced(reading: Reading, stretch: Stretch) -> Found | None:
    """Who is going to speak: "The minister said:" at the end of a paragraph; without a content yet."""
    if stretch.tokens[-1].text != ":":
        return None
    for token in reversed(stretch.tokens):
        verb = cue_verbs().get(token.lemma)
        if verb is not None and verb.takes("q") and token.pos == "VERB" and quote_of(token, stretch) is None:
            subject = subject_of(token)
            if subject is None:
                return None
            source = tuple(noun_phrase(subject, without=token if subject in token.ancestors() else None))
            return Found(source, subject, tuple(_cue_tokens(token)), token, (), verb, _RIGHT["quotation"] * verb.weight, "quotation")
    return None


def _unmarked_speech(reading: Reading, stretches: Sequence[Stretch], number: int) -> Found | None:
    """Paragraphs without quotation marks behind "The minister said:", as in releases: all to the next one that names the speaker."""
    announced = _announced(reading, stretches[number])
    following = stretches[number + 1 :]
    if announced is None or not following or following[0].paragraph == stretches[number].paragraph or following[0].quotes:
        return None
    name = announced.source[-1].lower
    spoken = list(takewhile(lambda stretch: all(token.lower != name for token in stretch.tokens), following))
    spans: dict[int, Span] = {}
    for stretch in spoken:
        start = spans[stretch.paragraph].start if stretch.paragraph in spans else stretch.tokens[0].start
        spans[stretch.paragraph] = Span(start, stretch.tokens[-1].end)
    confidence = announced.confidence * _CARRIED
    return replace(announced, content=tuple(spans.values()), confidence=confidence, rule="announced") if spans else None

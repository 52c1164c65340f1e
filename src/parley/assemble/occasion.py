"""When, where and how long something was, by the words that quote it: what hangs on its trigger, else what stands alone in its clause."""

from __future__ import annotations

from parley.analysis.model import PlaceMention, Timex, Token
from parley.analysis.place import place_of
from parley.assemble.context import Assembly
from parley.assemble.dates import date_of, duration_of
from parley.documents import Span
from parley.ledger import Date, Place

# What follows these is not the day of the event, but one that it came before or after.
_APART = {"before", "after", "since", "until", "till", "by", "ahead", "of", "from", "than"}
# Words that may stand between two parts of a quoted clause (a parenthesis, commas) without cutting it.
_GAP = 6
# Words that may qualify a place's name ("in the restive northeastern Tarn").
_QUALIFIERS = 6
_OF_KIND = {"of", "city", "town", "village", "port", "province", "region", "district", "island", "area", "outskirts", "capital", "coast"}
_PLACING = {"in", "at", "near", "inside", "outside", "across", "around", "within", "throughout", "over", "off", "into"}


def day_of(assembly: Assembly, trigger: Token, words: Span) -> Date | None:
    """When something was: the date that governs its trigger, else the one in the words that quote it, else the month of the clause above.

    Args:
        assembly: the records in the making.
        trigger: the verb or noun for the event.
        words: what quotes it.
    """
    found = assembly.date(trigger)
    if found is not None:
        return found
    inside = [timex for timex in _timexes(assembly, words) if timex.type in ("DATE", "TIME") and timex.first is not None]
    if len(inside) == 1 and _word_before(assembly, inside[0].start) not in _APART:
        return date_of(assembly.reading, inside[0])
    return _month_above(assembly, trigger) if not inside else None


def _month_above(assembly: Assembly, trigger: Token) -> Date | None:
    """The date of the clause that an event is the occasion of, if it is no finer than a month.

    "Trade fell in 2009 after marines boarded the ferry", "closed its embassy in 2016 over the arrests": what follows so closely was
    in the same year; of a day one cannot be sure.
    """
    above: Token | None = None
    mark = trigger.child("mark", "advmod") if trigger.dep == "advcl" else None
    if mark is not None and mark.lower in ("after", "when", "as", "because"):
        above = trigger.head
    elif trigger.dep == "pobj" and trigger.head.lower in ("over", "after", "following"):
        above = trigger.head.head
    found = assembly.date(above) if above is not None else None
    return found if found is not None and found.granularity in ("month", "year") else None


def length_of(assembly: Assembly, trigger: Token, words: Span) -> str | None:
    """The duration that governs a trigger; else the one length of time in the words that quote it."""
    found = assembly.duration(trigger)
    if found is not None:
        return found
    inside = [timex for timex in _timexes(assembly, words) if timex.type == "DURATION" and not _is_distance(assembly, timex)]
    return duration_of(inside[0]) if len(inside) == 1 else None


def _is_distance(assembly: Assembly, timex: Timex) -> bool:
    """True for "a day after", "two weeks earlier"."""
    behind = assembly.reading.text[timex.end : timex.end + 12].split()
    return bool(behind) and behind[0].lower() in ("after", "before", "earlier", "later", "ago", "prior", "ahead")


def place_in(assembly: Assembly, trigger: Token, words: Span, *, target: bool = False) -> Place | None:
    """Where something was: the place that governs its trigger or a clause bound to it, else one that the words which quote it name.

    Args:
        assembly: the records in the making.
        trigger: the verb or noun for the event.
        words: what quotes it.
        target: True for acts of force, which happen where their object is.
    """
    found = assembly.place(trigger, target=target)
    bound = iter(_bound(trigger)) if found is None else iter(())
    while found is None and (other := next(bound, None)) is not None:
        found = assembly.place(other)
    if found is not None:
        return found
    inside = (mention for mention in assembly.reading.places if words.contains(mention.span) and not mention.adjective)
    return next((place_of(mention) for mention in inside if _is_placed(assembly, mention)), None)


def _bound(trigger: Token) -> list[Token]:
    """Verbs whose place is the trigger's: "violence that *began* in Tarn", "*began* in Tarn, where they met", "while *passing* Tarn"."""
    if trigger.pos != "VERB":
        verbs = [child for child in trigger.children if child.dep in ("relcl", "acl") and child.pos == "VERB"]
        return [*verbs, trigger.head] if trigger.dep == "nsubj" else verbs
    found = [child for child in trigger.children if child.dep == "advcl" and child.tag == "VBG" and child.child("mark") is not None]
    if trigger.dep == "relcl" and any(child.lower == "where" for child in trigger.children):
        found += [ancestor for ancestor in trigger.ancestors() if ancestor.pos == "VERB"][:1]
    return found


def _is_placed(assembly: Assembly, mention: PlaceMention) -> bool:
    """True if a preposition of place stands before it, with nothing but article, adjectives or "the city of" between."""
    inside = assembly.reading.tokens_in(mention.span)
    tokens = assembly.reading.tokens
    index = inside[0].index - 1 if inside else -1
    while (
        index >= 0 and inside[0].index - index <= _QUALIFIERS and (tokens[index].pos in ("DET", "ADJ") or tokens[index].lower in _OF_KIND)
    ):
        index -= 1
    return index >= 0 and tokens[index].lower in _PLACING


def _timexes(assembly: Assembly, words: Span) -> list[Timex]:
    return [timex for timex in assembly.reading.timexes if words.contains(timex.span)]


def _word_before(assembly: Assembly, offset: int) -> str:
    """The word that ends before a code point, in lower case; "" at the beginning."""
    words = assembly.reading.text[max(0, offset - 24) : offset].split()
    return words[-1].lower() if words else ""


def span_around(trigger: Token, tokens: list[Token]) -> Span:
    """The words of a clause that stand together around its trigger; a part far off is left out.

    Args:
        trigger: one of ``tokens``.
        tokens: the words of the clause in the order of the text.
    """
    low = high = tokens.index(trigger)
    while low > 0 and tokens[low].index - tokens[low - 1].index <= _GAP:
        low -= 1
    while high + 1 < len(tokens) and tokens[high + 1].index - tokens[high].index <= _GAP:
        high += 1
    return Span(tokens[low].start, tokens[high].end)

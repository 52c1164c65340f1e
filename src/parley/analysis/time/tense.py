"""Whether the clause that a time expression stands in speaks of the past or of what is to come.

"On Friday" is the last Friday in "they met on Friday" and the next one in "they will meet on Friday". The verb decides that governs the
expression in the parse; where it has no tense of its own ("to meet", "meeting") the verb above it does.
"""

from __future__ import annotations

from itertools import islice

from parley.analysis.model import Token

PAST = -1
FUTURE = 1
UNCLEAR = 0

# Participles that put what they speak of ahead: "a vote scheduled for Friday", "talks are expected on Friday".
_SET = frozenset("plan expect schedule set slate due await book arrange fix anticipate postpone delay poise".split())
_PUTS_OFF = frozenset("schedule slate postpone delay".split())
# Verbs whose infinitive lies ahead: "agreed to meet on Friday".
_INTENDS = _SET | frozenset(
    "intend hope want aim prepare agree vow promise pledge propose urge seek threaten invite ask decide offer ready likely able"
    " agreement deal program programme proposal decision intention bid invitation order request call".split()
)
_WILL = frozenset(("will", "'ll", "’ll", "wo", "shall", "’d", "'d", "would"))
_MAY = frozenset(("should", "can", "could", "may", "might", "must", "ca"))
# "On Friday X says" reports what has been said; other verbs in the present look ahead ("the truce ends on Friday").
_REPORTS = frozenset("say tell report show write add have be know think believe".split())
# Past forms that look like the present, which taggers take them for: "missiles hit the port on Friday".
_UNCHANGED = frozenset("hit cut put set let hurt shut split spread quit read cost bid burst".split())
_COMING = frozenset(("upcoming", "coming", "forthcoming"))
_MARKS_AHEAD = _COMING | frozenset(("next", "ahead", "due"))
# Verbs and tokens climbed through; what lies deeper is a list or a parse gone wrong.
_FARTHEST = 8
_DEEPEST = 40


def direction(token: Token) -> int:
    """PAST, FUTURE or UNCLEAR for the clause that ``token`` stands in."""
    before = _before(token)
    if before is not None and (before.lower == "since" or (before.tag == "VBD" and before.lemma not in _SET and token.dep != "poss")):
        return PAST  # "said Sunday Israel will ...": where the verb stands right in front, the parse is not asked
    deadline = before is not None and before.lower in ("by", "until", "till")
    steps, direct = 0, hangs_on_verb(token)
    for governor in islice(token.ancestors(), _DEEPEST):
        if _marks_ahead(governor):
            return FUTURE
        if not governor.tag.startswith(("VB", "MD")):
            continue
        tense = _tense(governor, token)
        if tense == UNCLEAR and deadline:
            return FUTURE
        steps += 1
        if tense != UNCLEAR or not direct or steps == _FARTHEST:
            return tense  # of "get around Friday's ruling" the verb above "get" says nothing
    return UNCLEAR


def _before(token: Token) -> Token | None:
    """The token in front of the expression, "on" passed over."""
    tokens = token.sentence.tokens
    at = token.index - tokens[0].index - 1
    if at > 0 and tokens[at].lower == "on" and tokens[at - 1].tag == "VBD":
        at -= 1
    return tokens[at] if at >= 0 else None


def _marks_ahead(governor: Token) -> bool:
    """True for a word that puts the day ahead: "the upcoming vote on Friday", "a vote planned for Friday", "due on Friday"."""
    participle = governor.tag == "VBN" and governor.dep in ("acl", "amod") and _is_set(governor)
    qualified = governor.pos == "NOUN" and any(child.lower in _COMING for child in governor.children)
    return participle or qualified or governor.lower in _MARKS_AHEAD


def _tense(verb: Token, expression: Token) -> int:
    """The tense of one verb with its auxiliaries; UNCLEAR where the verb above it decides."""
    auxiliaries = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    words = {child.lower for child in auxiliaries}
    if words & _WILL:
        return PAST if "have" in words else FUTURE
    if words & _MAY:  # "could not be reached on Friday" has happened
        return PAST if _denied(verb) else FUTURE
    if verb.tag == "VB" and "to" in words:
        return FUTURE if _intends(verb) else UNCLEAR
    if any(child.tag in ("VBD", "VBN") or child.lemma == "have" for child in auxiliaries):
        return FUTURE if _is_set(verb) and "had" not in words else PAST
    return _simple_tense(verb, expression, has_auxiliary=bool(auxiliaries))


def _simple_tense(verb: Token, expression: Token, *, has_auxiliary: bool) -> int:
    """The tense of a verb that neither a modal nor a past auxiliary goes before."""
    if verb.tag == "VBD":
        return FUTURE if verb.lemma in _PUTS_OFF else PAST
    if verb.tag == "VBN" and not has_auxiliary:
        return FUTURE if _is_set(verb) else PAST
    if verb.tag in ("VBN", "VBG"):  # "is heard on Friday", "are meeting on Friday"
        return FUTURE if has_auxiliary and hangs_on_verb(expression) else UNCLEAR
    if verb.tag in ("VBZ", "VBP"):
        return FUTURE if verb.lemma not in _REPORTS and verb.lower not in _UNCHANGED and hangs_on_verb(expression) else UNCLEAR
    return UNCLEAR


def _denied(verb: Token) -> bool:
    """True for "could not be reached", "neither of them could be reached"."""
    subject = verb.child("nsubj", "nsubjpass")
    beside = (*verb.children, *(subject.children if subject else ()))
    return any(child.dep == "neg" or child.lower in ("neither", "nor", "no") for child in beside)


def _intends(infinitive: Token) -> bool:
    """True for an infinitive that lies ahead: "agreed to meet", "an agreement to meet", "are to meet"."""
    governor = infinitive.head
    if any(child.lower == "had" for child in governor.children):  # "had been scheduled to expire on Friday"
        return False
    return governor.lemma in _INTENDS or governor.lower in ("is", "are") or governor.lower in _INTENDS


def _is_set(token: Token) -> bool:
    return token.lemma in _SET or token.lower in _SET


def hangs_on_verb(token: Token) -> bool:
    """True if the expression qualifies a verb itself ("ended Jan. 31", "met on Jan. 31"), not a noun ("the Jan. 31 meeting")."""
    governor = token
    while governor.dep in ("compound", "nummod", "amod") and governor.head is not governor:
        governor = governor.head
    if governor.dep == "pobj":
        governor = governor.head
    elif governor.dep not in ("npadvmod", "tmod"):
        return False
    return governor.head.pos in ("VERB", "AUX")

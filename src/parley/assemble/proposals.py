"""The proposals of one document: each thing on the table once, however often it is named.

"The truce" takes up "a 30-day truce" named before; "a full one" and "it" are read with what they point back to. A new name, or the same
kind with terms that differ (another duration, another target), is a proposal of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from parley.analysis.model import Token
from parley.assemble.context import Assembly
from parley.assemble.dates import date_of
from parley.assemble.kinds import head_of
from parley.assemble.labels import label_of
from parley.assemble.phrases import VERBS
from parley.assemble.takes import Taken
from parley.assemble.terms import Terms, terms_of
from parley.ledger import Proposal
from parley.ledger.records import ProposalType

_GIVEN = {"the", "this", "that", "these", "those", "his", "her", "its", "their"}
# "The proposal", "this offer": whatever was put on the table just before.
_GENERAL = frozenset("proposal offer plan deal agreement initiative idea request accord pact".split())
# "The truce" takes up any halt to fighting agreed before ("agreed to stop attacks on ports"), whatever it was called.
_HALTS = frozenset("truce ceasefire cease-fire moratorium armistice pause halt lull".split())
# "Any truce" is none that could be taken up.
_INDEFINITE = {"any", "no", "every", "each"}
_POINTING = {"it", "this", "that", "so"}
# Sentences over which a pronoun reaches back.
_REACH = 2
_SAME_KIND = ({"ceasefire", "partial_ceasefire"}, {"peace_deal", "talks"})


_MARKS = str.maketrans("", "", '"“”')


@dataclass(slots=True)
class _Named:
    proposal: Proposal
    head: Token


@dataclass(slots=True, eq=False)
class Table:
    """What is on the table in one document, in the order of its naming."""

    assembly: Assembly
    named: list[_Named] = field(default_factory=list)

    def proposal(self, taken: Taken, confidence: float) -> Proposal | None:
        """The proposal that a stance is about, known or new; None when the words point back at nothing."""
        tokens = label_of(taken.about)
        head = head_of(tokens)
        if head.lower in _POINTING and len(tokens) == 1:
            before = self._before(head)
            return before.proposal if before is not None else None
        if head.lemma in _GENERAL and len(tokens) == 2 and tokens[0].lower in _GIVEN and (before := self._before(head)) is not None:
            return before.proposal
        terms = terms_of(self.assembly.reading, tokens)
        label = " ".join(_without_marks(terms.label.of(self.assembly.reading.text)).split())
        if head.lower in ("one", "ones"):
            before = self._before(head)
            if before is None:
                return None
            label, terms = label[: -len(head.text)] + before.head.text, replace(terms, type=_whole(before.proposal.type), target=None)
        elif terms.type == "other":
            if len(tokens) == 1 and head.pos in VERBS:
                return None
            pointing = next((token for token in tokens if token.lower in _POINTING and token.dep == "dobj"), None)
            before = self._before(pointing) if pointing is not None else None
            terms = replace(terms, type=_whole(before.proposal.type)) if before is not None else terms
        same = self._same(label, head, terms)
        if same is None:
            same = self._new(taken, label, terms, confidence)
            self.named.append(_Named(same, head))
        return same

    def _before(self, token: Token) -> _Named | None:
        """The proposal named last before a pronoun, in its sentence or shortly before."""
        near = [one for one in self.named if one.head.index < token.index and token.sentence.index - one.head.sentence.index <= _REACH]
        return max(near, key=lambda one: one.head.index, default=None)

    def _same(self, label: str, head: Token, terms: Terms) -> Proposal | None:
        words = label.lower().split()
        for one in reversed(self.named):
            known = one.proposal
            if known.label.lower().split() == words or self._takes_up(words, head, terms, one):
                return known
        return self._halt(words, head)

    def _halt(self, words: list[str], head: Token) -> Proposal | None:
        """The halt to fighting named last, for a bare "the truce"."""
        if len(words) != 2 or words[0] not in _GIVEN or head.lemma not in _HALTS:
            return None
        halts = (one.proposal for one in reversed(self.named) if one.proposal.type in _SAME_KIND[0])
        return next((halt for halt in halts if halt.label.lower().split()[0] not in _INDEFINITE), None)

    def _takes_up(self, words: list[str], head: Token, terms: Terms, one: _Named) -> bool:
        """True for "the truce" behind "a 30-day truce", unless it says something else of its terms."""
        known = one.proposal
        alike = terms.type in (known.type, "other") or any({terms.type, known.type} <= kinds for kinds in _SAME_KIND)
        if (
            known.label.lower().split()[0] in _INDEFINITE
            or words[0] not in _GIVEN
            or len(words) > 3
            or not alike
            or one.head.lemma != head.lemma
        ):
            return False
        differs = (terms.duration and known.duration and terms.duration != known.duration) or any(
            word not in known.label.lower().split() for word in words[1:]
        )
        return not differs

    def _new(self, taken: Taken, label: str, terms: Terms, confidence: float) -> Proposal:
        text = self.assembly.reading.text
        return Proposal(
            evidence=self.assembly.evidence(terms.label),
            asserted_by=self.assembly.asserted_by(taken.trigger),
            modality="hypothetical" if taken.modality == "hypothetical" else "asserted",
            confidence=confidence,
            method="proposals.rules",
            label=label,
            type=terms.type,
            target=terms.target.of(text) if terms.target is not None else None,
            area=terms.area.of(text) if terms.area is not None else None,
            duration=terms.duration,
            start=date_of(self.assembly.reading, terms.start) if terms.start is not None else None,
            conditions=taken.conditions.of(text) if taken.conditions is not None else None,
        )


def _without_marks(label: str) -> str:
    """Without quotation marks: a name in a table is nobody's words."""
    return label.translate(_MARKS)


def _whole(kind: ProposalType) -> ProposalType:
    """A full one behind a partial ceasefire, and an extension of one, are ceasefires."""
    return "ceasefire" if kind == "partial_ceasefire" else kind

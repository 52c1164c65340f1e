"""Which proposals, within a document and across documents, are taken for one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parley.ledger import Proposal
from parley.ledger.records import ProposalType
from parley.views.who import normalised

# Words that change nothing about what a proposal acts on.
_FUNCTION_WORD = re.compile(r"a|all|an|and|any|as|at|both|by|each|for|from|in|into|its|of|on|or|s|the|their|to|under|upon|with")


@dataclass(frozen=True, slots=True)
class ProposalGroup:
    """Proposals taken for one, with every term that any of them gives.

    Attributes:
        key: id of the first of them; stable for the same ledger.
        label: the label that most of them bear.
        type: what kind of agreement.
        targets, areas, durations, conditions: the distinct terms given, in the order of publication.
        proposals: the records, in the order of publication.
    """

    key: str
    label: str
    type: ProposalType
    targets: tuple[str, ...]
    areas: tuple[str, ...]
    durations: tuple[str, ...]
    conditions: tuple[str, ...]
    proposals: tuple[Proposal, ...]


class _Terms(NamedTuple):
    """What decides: the type; the label where the type says nothing; the words of target and area; the length; the document."""

    type: ProposalType
    label: frozenset[str]
    target: frozenset[str]
    area: frozenset[str]
    duration: str
    document: str

    @property
    def known(self) -> int:
        return sum(map(bool, (self.target, self.area, self.duration)))


def group_proposals(proposals: Iterable[Proposal], parties: Mapping[str, frozenset[str]]) -> tuple[ProposalGroup, ...]:
    """Group proposals under the columns of a positions matrix. This is the whole rule; a linking of records can replace it.

    Two proposals are compatible if they are of one type and no term speaks against it: target and area are compatible when one of the two
    is unknown or all the content words of one stand in the other, duration when one is unknown or both are equal, and type "other" also
    asks for compatible labels. Those of two documents must besides be about the same parties: at least two of the states and armed groups
    that the documents speak of are the same, or a truce in one war would pass for the truce in another.

    A proposal joins the group whose members are *all* compatible with it. One that fits several groups ("a ceasefire", where one at sea
    and one on land are discussed) joins none of them, since which is meant is not said. The most specific proposals are placed first, so
    the groups do not depend on the order given.

    Args:
        proposals: in the order in which they are to be shown.
        parties: for each document the states and armed groups that it speaks of, by a key that holds across documents.
    """
    by_terms: dict[_Terms, list[tuple[int, Proposal]]] = {}
    for number, proposal in enumerate(proposals):
        by_terms.setdefault(_terms(proposal), []).append((number, proposal))
    groups = [sorted((item for terms in cluster for item in by_terms[terms]), key=_number) for cluster in _clusters(by_terms, parties)]
    return tuple(_group([proposal for _, proposal in group]) for group in sorted(groups, key=lambda group: group[0][0]))


def by_proposal(groups: Iterable[ProposalGroup]) -> Mapping[str, ProposalGroup]:
    """The group of each proposal id."""
    return {proposal.id: group for group in groups for proposal in group.proposals}


def _number(item: tuple[int, Proposal]) -> int:
    return item[0]


def _clusters(terms: Iterable[_Terms], parties: Mapping[str, frozenset[str]]) -> list[list[_Terms]]:
    by_type: dict[ProposalType, list[list[_Terms]]] = {}
    for candidate in sorted(terms, key=_specificity):
        clusters = by_type.setdefault(candidate.type, [])
        fitting = [cluster for cluster in clusters if all(_compatible(candidate, member, parties) for member in cluster)]
        if len(fitting) == 1:
            fitting[0].append(candidate)
        else:
            clusters.append([candidate])
    return [cluster for clusters in by_type.values() for cluster in clusters]


def _specificity(terms: _Terms) -> tuple[int, list[list[str]], str, str]:
    return -terms.known, [sorted(words) for words in (terms.target, terms.area, terms.label)], terms.duration, terms.document


def _compatible(one: _Terms, other: _Terms, parties: Mapping[str, frozenset[str]]) -> bool:
    return (
        _words_agree(one.label, other.label)
        and _words_agree(one.target, other.target)
        and _words_agree(one.area, other.area)
        and (not one.duration or not other.duration or one.duration == other.duration)
        and (one.document == other.document or len(parties[one.document] & parties[other.document]) >= 2)
    )


def _words_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _terms(proposal: Proposal) -> _Terms:
    label = _content_words(proposal.label) if proposal.type == "other" else frozenset[str]()
    target, area = _content_words(proposal.target), _content_words(proposal.area)
    return _Terms(proposal.type, label, target, area, _length(proposal.duration), proposal.document)


def _content_words(text: str | None) -> frozenset[str]:
    words = (word for word in normalised(text or "").split() if not _FUNCTION_WORD.fullmatch(word))
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words)


def _length(duration: str | None) -> str:
    """An ISO 8601 duration with weeks as days, so that P4W is P28D. Months stay: they are of no fixed length."""
    weeks = re.fullmatch(r"P(\d+)W", duration or "")
    return f"P{int(weeks.group(1)) * 7}D" if weeks else duration or ""


def _group(proposals: Sequence[Proposal]) -> ProposalGroup:
    return ProposalGroup(
        key=proposals[0].id,
        label=_label(proposals),
        type=proposals[0].type,
        targets=_distinct(proposal.target for proposal in proposals),
        areas=_distinct(proposal.area for proposal in proposals),
        durations=_distinct(proposal.duration for proposal in proposals),
        conditions=_distinct(proposal.conditions for proposal in proposals),
        proposals=tuple(proposals),
    )


def _label(proposals: Sequence[Proposal]) -> str:
    """The label that most of them bear, however it begins and whatever its case; between equals the first."""
    counts = Counter(normalised(proposal.label) for proposal in proposals)
    return max(proposals, key=lambda proposal: counts[normalised(proposal.label)]).label


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from parley.ledger import Evidence, Proposal
from parley.ledger.records import ProposalType
from parley.views import group_proposals

SAME = {document: frozenset(("Sarvia", "Velm Front", "Norway")) for document in "abcd"}


def proposal(
    label: str,
    kind: ProposalType = "ceasefire",
    *,
    document: str = "a",
    start: int = 0,
    target: str | None = None,
    area: str | None = None,
    duration: str | None = None,
) -> Proposal:
    return Proposal(
        label=label,
        type=kind,
        target=target,
        area=area,
        duration=duration,
        evidence=(Evidence(document, start, start + 1, "x"),),
        confidence=1,
        method="hand",
    )


def labels(*proposals: Proposal, parties: dict[str, frozenset[str]] | None = None) -> list[list[str]]:
    return [[member.label for member in group.proposals] for group in group_proposals(proposals, parties or SAME)]


def test_compatible_terms_make_one_proposal_across_documents() -> None:
    one = proposal("a 30-day halt to attacks on dams", target="dams", duration="P30D")
    other = proposal("the halt", document="b", target="attacks on the dams")
    (group,) = group_proposals([one, other], SAME)
    assert group.proposals == (one, other)
    assert (group.targets, group.durations, group.areas) == (("dams", "attacks on the dams"), ("P30D",), ())


def test_terms_that_differ_keep_proposals_apart() -> None:
    assert len(labels(proposal("at sea", area="the sea"), proposal("on land", area="the valley"))) == 2
    assert len(labels(proposal("long", duration="P30D"), proposal("short", duration="P3D"))) == 2
    assert len(labels(proposal("theirs", target="Sarvian dams"), proposal("ours", target="Velmish dams"))) == 2
    assert len(labels(proposal("halt"), proposal("pull back", "withdrawal"))) == 2
    assert len(labels(proposal("observers", "other"), proposal("a new bridge", "other"))) == 2


def test_weeks_are_days() -> None:
    assert len(labels(proposal("four weeks", duration="P4W"), proposal("28 days", duration="P28D"))) == 1


def test_what_fits_several_joins_none() -> None:
    sea, land, bare = proposal("at sea", area="the sea"), proposal("on land", area="the valley"), proposal("a ceasefire")
    assert labels(sea, land, bare) == [["at sea"], ["on land"], ["a ceasefire"]]
    assert labels(sea, bare) == [["at sea", "a ceasefire"]]


def test_a_truce_in_one_war_is_not_the_truce_in_another() -> None:
    parties = {"a": frozenset(("Norway", "Sarvia", "Velm Front")), "b": frozenset(("Norway", "Ostia", "Lurn"))}
    assert len(labels(proposal("a truce"), proposal("a truce", document="b"), parties=parties)) == 2
    parties["b"] = frozenset(("Sarvia", "Velm Front"))
    assert len(labels(proposal("a truce"), proposal("a truce", document="b"), parties=parties)) == 1


def test_the_label_is_the_most_frequent_then_the_first() -> None:
    one, other, third = proposal("the halt"), proposal("a truce", start=1), proposal("The Halt", start=2)
    assert group_proposals([other, one, third], SAME)[0].label == "the halt"
    assert group_proposals([other, one], SAME)[0].label == "a truce"


terms = st.builds(
    proposal,
    st.sampled_from(["a truce", "the halt", "observers"]),
    st.sampled_from(["ceasefire", "other"]),
    document=st.sampled_from("abcd"),
    start=st.integers(0, 5),
    target=st.none() | st.sampled_from(["dams", "the dams", "Sarvian dams", "roads"]),
    area=st.none() | st.sampled_from(["the sea", "the valley"]),
    duration=st.none() | st.sampled_from(["P30D", "P4W", "P28D"]),
)


@given(st.lists(terms, max_size=12, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_groups_are_a_partition_that_no_order_changes(proposals: Sequence[Proposal], order: random.Random) -> None:
    groups = group_proposals(proposals, SAME)
    assert sorted(member.id for group in groups for member in group.proposals) == sorted(one.id for one in proposals)
    shuffled = list(proposals)
    order.shuffle(shuffled)
    again = group_proposals(shuffled, SAME)
    assert {frozenset(member.id for member in group.proposals) for group in groups} == {
        frozenset(member.id for member in group.proposals) for group in again
    }
    for group in groups:
        assert len({member.type for member in group.proposals}) == 1
        assert len({member.duration for member in group.proposals if member.duration not in (None, "P4W", "P28D")}) <= 1

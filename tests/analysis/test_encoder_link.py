"""The tagger against its definition."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.analysis.attribution.link import TAGS, legal, viterbi


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), lengths=st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_viterbi_finds_the_best_of_all_sequences(seed: int, lengths: list[int]) -> None:
    rng = np.random.default_rng(seed)
    moves, start = legal(rng.normal(size=(7, 7)).astype(np.float32), rng.normal(size=7).astype(np.float32))
    scores = [rng.normal(size=(length, 7)).astype(np.float32) for length in lengths]

    def total(its: np.ndarray, path: tuple[int, ...]) -> float:
        links = sum(float(moves[a, b]) for a, b in pairwise(path))
        return float(start[path[0]]) + links + sum(float(its[k, tag]) for k, tag in enumerate(path))

    for its, (found, log) in zip(scores, viterbi(scores, moves, start), strict=True):
        sums = {path: total(its, path) for path in product(range(7), repeat=len(its))}
        assert tuple(found) == max(sums, key=lambda path: sums[path])
        assert log == pytest.approx(max(sums.values()) - np.log(np.exp(list(sums.values())).sum()), abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), length=st.integers(1, 60))
def test_an_inside_follows_its_own_kind(seed: int, length: int) -> None:
    rng = np.random.default_rng(seed)
    moves, start = legal(rng.normal(size=(7, 7)).astype(np.float32), rng.normal(size=7).astype(np.float32))
    ((tags, _),) = viterbi([rng.normal(size=(length, 7)).astype(np.float32) * 5], moves, start)
    before = "O"
    for tag in (TAGS[number] for number in tags):
        assert not tag.startswith("I") or before[2:] == tag[2:]
        before = tag

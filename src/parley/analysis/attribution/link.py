"""From the vectors of words to cues, and from each cue to its source and content.

A statement has exactly one cue, so the cue stands for it: each word is scored as the beginning of a cue, and for each beginning the words
around it are tagged as source, cue or content *of that cue* by a linear chain (Viterbi) over scores that a small network gives a pair of
words. A source shared by two and a quotation split by its cue come out without rules of their own, as does one statement inside another
once its cue is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from parley.analysis.attribution.windows import Ints, Pieces

Floats = npt.NDArray[np.float32]

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
_BEGIN_CUE = 3
_NEVER = np.float32(-1e4)

# Words before and behind a cue that are looked at, at most; less where the next paragraph but one begins.
_REACH = 200


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``[start, end)`` of a document that are tagged for the cue that begins at word ``cue``."""

    cue: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Tagged:
    """The tags of one cue's stretch, how likely it is that a cue begins there, and how likely these tags are if one does (0 to 1)."""

    stretch: Stretch
    tags: Ints
    chance: float
    share: float


class Linker:
    """The heads that find and link, as matrices.

    Args:
        weights: arrays by the names that ``training.export`` gives them.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._of_word = (
            np.concatenate([weights["word.weight"], weights["word_gate.weight"], weights["trigger_in.weight"]]).T.copy(),
            np.concatenate([weights["word.bias"], weights["word_gate.bias"], weights["trigger_in.bias"]]),
        )
        self._of_cue = (
            np.concatenate([weights["cue.weight"], weights["cue_gate.weight"]]).T.copy(),
            np.concatenate([weights["cue.bias"], weights["cue_gate.bias"]]),
        )
        self._trigger = (weights["trigger_out.weight"][0], float(weights["trigger_out.bias"][0]))
        self._distance, self._paragraph, self._sentence = (weights[f"{name}.weight"] for name in ("distance", "paragraph", "sentence"))
        self._tag = (weights["tag.weight"].T.copy(), weights["tag.bias"])
        self._moves, self._start = legal(weights["transitions"], weights["start"])

    def find(self, vectors: Floats, pieces: Pieces, least: float) -> list[Tagged]:
        """Every word that may open a cue with a chance of at least ``least``, with the tags of the words around it."""
        if not len(vectors):
            return []
        word, gate, chances = self._views(vectors)
        return self._tagged(vectors, pieces, word, gate, chances, np.flatnonzero(chances >= least))

    def link(self, vectors: Floats, pieces: Pieces, cues: Ints) -> list[Tagged]:
        """The tags around words that are known to open a cue, whatever their chance."""
        if not len(cues):
            return []
        return self._tagged(vectors, pieces, *self._views(vectors), cues)

    def _views(self, vectors: Floats) -> tuple[Floats, Floats, Floats]:
        """What each word gives to a pair, by addition and by multiplication, and its chance to open a cue."""
        word, gate, hidden = np.split(vectors @ self._of_word[0] + self._of_word[1], 3, axis=1)
        odds = np.maximum(hidden, 0) @ self._trigger[0] + self._trigger[1]
        return word, gate, 1 / (1 + np.exp(-odds))

    def _tagged(self, vectors: Floats, pieces: Pieces, word: Floats, gate: Floats, chances: Floats, cues: Ints) -> list[Tagged]:
        if not len(cues):
            return []
        stretches = [_stretch(pieces, int(cue)) for cue in cues]
        views = vectors[cues] @ self._of_cue[0] + self._of_cue[1]
        scores = [self._scores(word, gate, view, one, pieces) for view, one in zip(views, stretches, strict=True)]
        tags = viterbi(scores, self._moves, self._start)
        return [Tagged(one, its, float(chances[one.cue]), float(np.exp(log))) for one, (its, log) in zip(stretches, tags, strict=True)]

    def _scores(self, word: Floats, gate: Floats, cue: Floats, at: Stretch, pieces: Pieces) -> Floats:
        part = slice(at.start, at.end)
        own, own_gate = np.split(cue, 2)
        joint = gate[part] * own_gate
        joint += word[part]
        joint += own
        joint += self._distance[_bucket(np.arange(at.start, at.end) - at.cue)]
        joint += self._paragraph[np.clip(pieces.paragraph[part] - pieces.paragraph[at.cue], -3, 3) + 3]
        joint += self._sentence[np.clip(pieces.sentence[part] - pieces.sentence[at.cue], -6, 6) + 6]
        scores: Floats = np.maximum(joint, 0, out=joint) @ self._tag[0] + self._tag[1]
        opening = at.cue - at.start
        scores[:, _BEGIN_CUE] = _NEVER
        scores[opening] = _NEVER
        scores[opening, _BEGIN_CUE] = 0
        return scores


def _bucket(distance: Ints) -> Ints:
    """Signed distance in words to a bucket: exact to 10, then by the square root, 24 buckets on either side."""
    size = np.abs(distance)
    far = 10 + np.sqrt(np.maximum(size - 10, 0)).astype(np.int64)
    found: Ints = 24 + np.sign(distance) * np.minimum(np.where(size <= 10, size, far), 24)
    return found


def _stretch(pieces: Pieces, cue: int) -> Stretch:
    """The cue's paragraph and its two neighbours, within reach."""
    paragraph = pieces.paragraph[cue]
    low = int(np.searchsorted(pieces.paragraph, paragraph - 1))
    high = int(np.searchsorted(pieces.paragraph, paragraph + 2))
    return Stretch(cue, max(low, cue - _REACH), min(high, cue + _REACH))


def legal(moves: Floats, start: Floats) -> tuple[Floats, Floats]:
    """Transition and start scores in which an inside follows its own beginning or inside only."""
    moves, start = moves.copy(), start.copy()
    for inside in (2, 4, 6):
        kept = moves[[inside - 1, inside], inside]
        moves[:, inside] = _NEVER
        moves[[inside - 1, inside], inside] = kept
        start[inside] = _NEVER
    return moves, start


def viterbi(scores: Sequence[Floats], moves: Floats, start: Floats) -> list[tuple[Ints, float]]:
    """The best tags of each sequence ``(words, tags)``, and the logarithm of their share in the sum over all tags that are possible.

    All sequences go through the recursion together, the longest first, so that those still running are always a prefix. The sum is taken in
    probabilities, rescaled at each word.
    """
    lengths = np.array([len(its) for its in scores])
    order = np.argsort(-lengths, kind="stable")
    running = np.searchsorted(-lengths[order], -np.arange(1, lengths.max() + 1), side="right")
    padded = np.zeros((lengths.max(), len(scores), len(start)), np.float32)
    for row, number in enumerate(order):
        padded[: lengths[number], row] = scores[number]
    top = padded.max(-1, keepdims=True)
    shares, factors = np.exp(padded - top), np.exp(moves)
    best, back = padded[0] + start, np.zeros(padded.shape, np.int8)
    mass = shares[0] * np.exp(start)
    total = np.log(mass.sum(-1)) + top[0, :, 0]
    mass /= mass.sum(-1, keepdims=True)
    rows = np.arange(len(scores))[:, None]
    for index in range(1, len(padded)):
        alive = int(running[index])
        paths = best[:alive, :, None] + moves
        back[index, :alive] = choice = paths.argmax(1)
        best[:alive] = paths[rows[:alive], choice, _ALL] + padded[index, :alive]
        mass = (mass[:alive] @ factors) * shares[index, :alive]
        size = mass.sum(-1, keepdims=True)
        total[:alive] += np.log(size[:, 0]) + top[index, :alive, 0]
        mass /= size
    return _traced(best, back, total, lengths[order], order)


_ALL = np.arange(len(TAGS))


def _traced(best: Floats, back: npt.NDArray[np.int8], total: Floats, lengths: Ints, order: Ints) -> list[tuple[Ints, float]]:
    found: list[tuple[Ints, float]] = [(np.empty(0, np.int64), 0.0)] * len(order)
    for row, number in enumerate(order):
        length = int(lengths[row])
        tags, tag = np.zeros(length, np.int64), int(best[row].argmax())
        for index in range(length - 1, -1, -1):
            tags[index] = tag
            tag = int(back[index, row, tag])
        found[number] = tags, min(0.0, float(best[row].max() - total[row]))
    return found

"""The encoder pass: one run of a small neural network over a text, and the statements that it finds in it.

The network is a six-layer BERT of 384 dimensions (all-MiniLM-L6-v2), fine-tuned on PolNeAR and quantised to eight bits; ``model/CARD.md``
and ``training/MODEL_CARD.md`` say on what, how well and where not. onnxruntime runs it; training needs PyTorch, running does not.
:meth:`Encoder.read` gives a vector for every word of a document, which other layers can use; :func:`encode` gives the statements.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from tokenizers import Tokenizer

from parley.analysis.attribution import weights
from parley.analysis.attribution.decode import ENOUGH, LEAST, RawAttribution, attributions, candidates, settle
from parley.analysis.attribution.link import Floats, Linker
from parley.analysis.attribution.weights import Network
from parley.analysis.attribution.windows import CLS, SEP, Pieces, Window, cut_pieces, cut_windows
from parley.analysis.model import Reading
from parley.analysis.parse import paragraphs
from parley.documents import Document

__all__ = ["Encoded", "Encoder", "RawAttribution", "encode", "encode_all", "load"]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A document after the pass.

    Attributes:
        document: what was read.
        pieces: its words and where they stand.
        vectors: of each word, 384 numbers.
    """

    document: Document
    pieces: Pieces
    vectors: Floats


class Encoder:
    """A network with its tokenizer and its linker. Stateless between calls; safe to share among threads."""

    def __init__(self, network: Network, tokenizer: Tokenizer, linker: Linker) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._linker = linker

    def read(self, documents: Sequence[Document]) -> list[Encoded]:
        """Vectors for every word of the documents outside boilerplate.

        Windows go through the network one by one. Eight-bit activations are scaled by the largest in a batch, so in a batch a document's
        vectors would depend on its neighbours; and batches of four are slower on one core (15,000 pieces a second against 16,000).
        """
        return [self._read(document) for document in documents]

    def _read(self, document: Document) -> Encoded:
        pieces = cut_pieces(document.text, paragraphs(document), self._tokenizer)
        vectors = np.zeros((len(pieces.starts), 384), np.float32)
        for window in cut_windows(pieces):
            low, high = np.searchsorted(pieces.first, [window.core_start, window.core_end])
            vectors[low:high] = self._run(pieces, window)[pieces.first[low:high] - window.start + 1]
        return Encoded(document, pieces, vectors)

    def _run(self, pieces: Pieces, window: Window) -> Floats:
        """The vectors of a window's pieces, with those of the two special ones around them."""
        ids = np.concatenate([[CLS], pieces.ids[window.start : window.end], [SEP]])[None]
        types = np.pad(pieces.types[window.start : window.end], 1)[None]
        vectors: Floats = self._network(ids, types, np.ones_like(ids))[0]
        return vectors

    def find(self, encoded: Encoded, *, enough: float = ENOUGH) -> list[RawAttribution]:
        """The statements in a document whose score is at least ``enough``, in the order of their cues."""
        tagged = self._linker.find(encoded.vectors, encoded.pieces, LEAST)
        return attributions(encoded.document.text, encoded.pieces, settle(candidates(tagged), enough))

    def claims(self, encoded: Encoded, cues: Sequence[int]) -> list[RawAttribution]:
        """The statements of cues that something else has found, whatever their score.

        ``cues`` are code points within the first words of cues. PolNeAR marks no statement inside another, so the network does not look for
        them; given their cues it links them as well as any. Cues without a word or a content give nothing.
        """
        pieces = encoded.pieces
        words = np.unique(np.searchsorted(pieces.starts, np.asarray(cues, np.int64), side="right") - 1)
        tagged = self._linker.link(encoded.vectors, pieces, words[words >= 0])
        return attributions(encoded.document.text, pieces, candidates(tagged))


@lru_cache(maxsize=2)
def load(*, threads: int = 1) -> Encoder:
    """The shipped encoder (loaded once a process and number of threads).

    Raises:
        InstallationError: its files are missing, are not the released ones or cannot be opened.
    """
    raw = weights.checked(files("parley.analysis.attribution") / "model")
    with np.load(io.BytesIO(raw["heads.npz"]), allow_pickle=False) as arrays:
        linker = Linker({name: arrays[name].astype(np.float32) for name in arrays.files})
    return Encoder(weights.network(raw["encoder.onnx"], threads=threads), weights.tokenizer(raw["tokenizer.json"]), linker)


def encode(reading: Reading) -> list[RawAttribution]:
    """The statements in a reading's text outside boilerplate, in the order of their cues; nothing is read from its other layers."""
    return encode_all([reading])[0]


def encode_all(readings: Sequence[Reading]) -> list[list[RawAttribution]]:
    """The statements of several readings, the same as each gives alone."""
    encoder = load()
    return [encoder.find(encoded) for encoded in encoder.read([reading.document for reading in readings])]

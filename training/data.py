"""PolNeAR (or other brat stand-off in the same form) as windows of word pieces with labels.

A split is a folder with ``text/NAME.txt`` and ``attributions/NAME_WHOM.ann``; ``WHOM`` is the annotator. Articles with several annotators
give a different one each epoch.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from parley.analysis.attribution import windows as win
from parley.analysis.parse import paragraphs
from parley.documents import Document

ROLES = ("source", "cue", "content")
O, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)  # noqa: E741
TAGS = 7

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Gold:
    """One attribution: for each role the numbers of its words in the document."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True)
class Article:
    """A text with what each annotator marked in it."""

    name: str
    text: str
    pieces: win.Pieces
    annotators: dict[str, list[Gold]]


@dataclass(frozen=True)
class Example:
    """One window: pieces, the first piece of each word, and what is to be found in it.

    Attributes:
        cues: number (in the window) of the word that opens each cue.
        tags: for each cue the tag of every word.
        triggers: for each word whether it opens a cue.
        layers: for each role the BIO tags (0, 1, 2) of all attributions together.
    """

    ids: Ints
    types: Ints
    first: Ints
    paragraph: Ints
    sentence: Ints
    annotator: int
    cues: Ints
    tags: Ints
    triggers: Ints
    layers: Ints


def read_ann(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of one brat file that have a content."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf8").split("\n"):
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if fields[0].startswith("T"):
            _, _, places = fields[1].partition(" ")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (place.split(" ") for place in places.split(";"))]
        elif fields[0].startswith("E"):
            events.append(fields[1].split())
    found = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for part in event:
            name, _, target = part.partition(":")
            role = re.sub(r"\d+$", "", name).lower()
            if role in roles:
                roles[role] += spans.get(target, [])
        if roles["content"]:
            found.append(roles)
    return found


def _words(pieces: win.Pieces, spans: list[tuple[int, int]]) -> frozenset[int]:
    words: set[int] = set()
    for start, end in spans:
        words.update(range(int(np.searchsorted(pieces.starts, start)), int(np.searchsorted(pieces.starts, end))))
    return frozenset(words)


def load(split: Path, tokenizer: Tokenizer) -> list[Article]:
    """All articles of a split, by name."""
    found = []
    for path in sorted((split / "text").glob("*.txt")):
        with path.open(encoding="utf8", newline="") as lines:
            text = lines.read()
        pieces = win.cut_pieces(text, paragraphs(Document(digest="", text=text)), tokenizer)
        annotators = {}
        for file in sorted((split / "attributions").glob(glob_escape(path.stem) + "_????.ann")):
            annotators[file.stem[-4:]] = [Gold(**{role: _words(pieces, raw[role]) for role in ROLES}) for raw in read_ann(file)]
        found.append(Article(path.stem, text, pieces, annotators))
    return found


def glob_escape(name: str) -> str:
    """A file name in which the characters of a pattern stand for themselves."""
    return re.sub(r"([*?[])", r"[\1]", name)


def tile(pieces: win.Pieces, rng: random.Random) -> list[tuple[int, int]]:
    """Windows without overlap, the first of a random length, cut between paragraphs where that is possible."""
    found, position, size, length = [], 0, rng.randint(win.SIZE // 3, win.SIZE), len(pieces.ids)
    while position < length:
        end = min(length, position + size)
        if end < length:
            last = int(pieces.breaks[np.searchsorted(pieces.breaks, end, side="right") - 1])
            end = last if last > position + size // 2 else end
        found.append((position, end))
        position, size = end, win.SIZE
    return found


def example(article: Article, annotator: str, number: int, start: int, end: int) -> Example | None:
    """The window ``[start, end)`` of pieces with its labels, or None if no word is in it."""
    pieces = article.pieces
    low, high = int(np.searchsorted(pieces.first, start)), int(np.searchsorted(pieces.first, end))
    if low == high:
        return None
    size = high - low
    triggers, layers = np.zeros(size, np.int64), np.zeros((3, size), np.int64)
    cues: dict[int, Ints] = {}
    for gold in article.annotators[annotator]:
        for role, layer in zip(ROLES, layers, strict=True):
            _mark(layer, getattr(gold, role), low, 1)
        opening = min(gold.cue, default=-1) - low
        if not 0 <= opening < size:
            continue
        triggers[opening] = 1
        tags = np.zeros(size, np.int64)
        _mark(tags, gold.content, low, B_CONTENT)
        _mark(tags, gold.source, low, B_SOURCE)
        _mark(tags, gold.cue, low, B_CUE)
        if opening not in cues and (tags >= B_CONTENT).any():
            cues[opening] = _tidy(tags, opening)
    return Example(
        ids=np.concatenate([[win.CLS], pieces.ids[start:end], [win.SEP]]),
        types=np.concatenate([[0], pieces.types[start:end], [0]]),
        first=pieces.first[low:high] - start + 1,
        paragraph=pieces.paragraph[low:high],
        sentence=pieces.sentence[low:high],
        annotator=number,
        cues=np.array(sorted(cues), np.int64),
        tags=np.array([cues[key] for key in sorted(cues)], np.int64).reshape(-1, size),
        triggers=triggers,
        layers=layers,
    )


def _mark(tags: Ints, words: frozenset[int], low: int, begin: int) -> None:
    for word in words:
        if low <= word < low + len(tags):
            tags[word - low] = begin if word - 1 not in words else begin + 1
    if low in words and tags[0] == begin + 1:
        tags[0] = begin


def _tidy(tags: Ints, opening: int) -> Ints:
    """Tags that the tagger's rules allow: one cue, begun at ``opening``; no inside without a beginning."""
    for index in range(len(tags)):
        inside = tags[index] and tags[index] % 2 == 0
        if inside and (index == 0 or (tags[index - 1] + 1) // 2 != tags[index] // 2):
            tags[index] -= 1
        if tags[index] == B_CUE and index != opening:
            tags[index] = O
    return tags


def epoch(articles: list[Article], names: list[str], rng: random.Random) -> list[Example]:
    """Every article once, cut anew, each by one of its annotators."""
    found = []
    for article in articles:
        annotator = rng.choice(sorted(article.annotators))
        for start, end in tile(article.pieces, rng):
            one = example(article, annotator, names.index(annotator), start, end)
            if one is not None:
                found.append(one)
    return found


def batches(examples: list[Example], budget: int, rng: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, of at most ``budget`` pieces with their padding, in random order."""
    examples = sorted(examples, key=lambda one: len(one.ids) + rng.random() * 8)
    found: list[list[Example]] = []
    batch: list[Example] = []
    for one in examples:
        if batch and (len(batch) + 1) * (len(one.ids) + 8) > budget:
            found.append(batch)
            batch = []
        batch.append(one)
    if batch:
        found.append(batch)
    rng.shuffle(found)
    return found

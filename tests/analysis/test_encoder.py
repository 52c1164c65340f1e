"""The shipped encoder on text of our own: what it must find, and that nothing breaks it."""

from __future__ import annotations

import random
import shutil
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from parley.analysis.attribution import encoder, weights
from parley.analysis.attribution.encoder import RawAttribution
from parley.analysis.model import Reading
from parley.documents import Document, Span
from parley.errors import InstallationError

MODEL = files("parley.analysis.attribution") / "model"

STORY = """KESTRA, Sarvia — President Ilka Moren said on Tuesday that her government would not withdraw its troops \
from the Velm valley before a ceasefire is signed.

“We have kept every promise,” said Tadeo Brask, the leader of the Velm Front, “and we will keep this one.”

According to the Norwegian foreign ministry, the two delegations will meet again in Oslo next week.

The defence minister denied that his forces had shelled the bridge, and accused the rebels of staging the attack.

The river was calm on Wednesday. Shops opened at nine."""


def words(spans: tuple[Span, ...], text: str) -> list[str]:
    return [span.of(text) for span in spans]


def read(text: str, **fields: tuple[Span, ...]) -> list[RawAttribution]:
    return encoder.encode(Reading(Document(digest="", text=text, **fields)))  # type: ignore[arg-type]


def about(found: list[RawAttribution], text: str, phrase: str) -> RawAttribution:
    """The statement whose content holds the phrase."""
    at = text.index(phrase)
    (one,) = [each for each in found if any(span.start <= at < span.end for span in each.content)]
    return one


def test_indirect_speech() -> None:
    one = about(read(STORY), STORY, "would not withdraw")
    assert words(one.source, STORY) == ["President Ilka Moren"]
    assert "said" in words(one.cue, STORY)[0]
    assert words(one.content, STORY)[0].endswith("before a ceasefire is signed")


def test_a_quotation_split_by_its_cue_is_one_statement() -> None:
    one = about(read(STORY), STORY, "We have kept")
    assert words(one.content, STORY) == ["“We have kept every promise,”", "“and we will keep this one.”"]
    assert words(one.source, STORY)[0].startswith("Tadeo Brask")
    assert words(one.cue, STORY) == ["said"]


def test_a_source_that_no_verb_governs() -> None:
    one = about(read(STORY), STORY, "the two delegations")
    assert words(one.source, STORY) == ["the Norwegian foreign ministry"]
    assert words(one.cue, STORY) == ["According to"]


def test_two_cues_share_a_source() -> None:
    found = read(STORY)
    denied, accused = about(found, STORY, "had shelled the bridge"), about(found, STORY, "staging the attack")
    assert denied is not accused
    assert words(denied.source, STORY) == words(accused.source, STORY) == ["The defence minister"]


def test_narration_is_nobodys_word() -> None:
    at = STORY.index("The river was calm")
    assert not [one for one in read(STORY) if any(span.end > at for span in one.content)]


def test_a_statement_inside_another_is_linked_once_its_cue_is_known() -> None:
    text = "The foreign ministry said on Friday that President Moren had told her counterpart that the ceasefire would hold."
    (outer,) = read(text)
    model = encoder.load()
    (encoded,) = model.read([Document(digest="", text=text)])
    (inner,) = model.claims(encoded, [text.index("had told")])
    assert words(inner.source, text) == ["President Moren"]
    assert words(inner.content, text)[0].endswith("that the ceasefire would hold")
    assert outer.content[0].contains(inner.content[0])
    assert model.claims(encoded, []) == []


def test_scores_and_spans_are_sound() -> None:
    for one in read(STORY):
        assert 0 < one.score <= 1
        assert one.cue
        assert one.content
        for spans in (one.source, one.cue, one.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= span.start < span.end <= len(STORY) and span.of(STORY).strip() == span.of(STORY) for span in spans)


def test_boilerplate_is_not_read() -> None:
    line = STORY.index("According to")
    end = STORY.index("\n", line)
    found = read(STORY, boilerplate=(Span(line, end),))
    assert found
    assert not [span for one in found for span in (*one.source, *one.cue, *one.content) if span.start < end and span.end > line]


def test_a_long_article_is_read_to_its_end() -> None:
    filler = "The road along the river was open and the market was quiet.\n\n" * 300
    text = filler + STORY
    shift = len(filler)
    expected = [(one.source, one.cue, one.content) for one in read(STORY)]
    moved = [
        tuple(tuple(Span(span.start - shift, span.end - shift) for span in spans) for spans in (one.source, one.cue, one.content))
        for one in read(text)
    ]
    assert len(moved) >= len(expected) - 1
    assert len(set(moved) & set(expected)) >= len(expected) - 1


def test_a_paragraph_longer_than_a_window_is_read_to_its_end() -> None:
    text = "The road along the river was open and the market was quiet. " * 100 + STORY.split("\n")[0]
    assert about(read(text), text, "would not withdraw").source


def test_several_readings_at_once_give_what_each_gives() -> None:
    texts = [STORY, *STORY.split("\n\n"), ""]
    together = encoder.encode_all([Reading(Document(digest="", text=text)) for text in texts])
    for text, found in zip(texts, together, strict=True):
        alone = read(text)
        assert [(one.source, one.cue, one.content) for one in found] == [(one.source, one.cue, one.content) for one in alone]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", '"""', "😀", "\u200f\u200b", "a", "…" * 500, "x" * 5000])
def test_texts_without_words_to_speak_of(text: str) -> None:
    assert read(text) == []


MARKS = ["“", "”", '"', "'", "’", "(", ")", "…", "\u200f", "\u200b", "\u200d", "😀", "👩\u200d🚀", "\n", "\t", "\x00", "é", "و", "  ", ":"]


def mutated(text: str, rng: random.Random) -> str:
    """The text with a few characters dropped, doubled, swapped or put in."""
    letters = list(text)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(letters))
        match rng.randrange(4):
            case 0:
                letters[at] = ""
            case 1:
                letters[at] *= 2
            case 2:
                letters.insert(at, rng.choice(MARKS))
            case _:
                letters[at] = rng.choice(MARKS)
    return "".join(letters)


def test_no_defect_of_a_text_breaks_a_span() -> None:
    rng = random.Random(20)
    texts = [mutated(rng.choice(STORY.split("\n\n")), rng) for _ in range(1000)]
    found = encoder.encode_all([Reading(Document(digest="", text=text)) for text in texts])
    assert sum(map(len, found)) > 500
    for text, its in zip(texts, found, strict=True):
        for one in its:
            for spans in (one.source, one.cue, one.content):
                assert all(before.end <= after.start for before, after in pairwise(spans))
                assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_the_model_that_is_shipped_is_the_one_that_is_pinned(tmp_path: Path) -> None:
    assert set(weights.checked(MODEL)) == {"encoder.onnx", "heads.npz", "tokenizer.json"}
    assert sum(len(raw) for raw in weights.checked(MODEL).values()) < 30_000_000
    copy = tmp_path / "model"
    shutil.copytree(str(MODEL), copy)
    with (copy / "heads.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(InstallationError, match=r"heads\.npz: not the attribution model"):
        weights.checked(copy)
    (copy / "heads.npz").unlink()
    with pytest.raises(InstallationError, match="incomplete"):
        weights.checked(copy)


def test_a_file_that_is_no_network_is_an_installation_error() -> None:
    with pytest.raises(InstallationError, match="cannot be opened"):
        weights.network(b"not a graph", threads=1)

"""The documentation: every link leads somewhere, and every command, option, setting, record kind, field and value is described."""

import re
import shlex
import shutil
import subprocess
import sys
import typing
from pathlib import Path

import build_docs
import click
import msgspec
import pytest
from click.testing import CliRunner

from parley.cli.main import parley as command_line
from parley.documents import Document
from parley.ledger import RECORD_TYPES, Casualties, Codes, Date, Evidence, Place, Role
from parley.ledger import records as record_module

ROOT = Path(__file__).resolve().parents[2]
PAGES = build_docs.pages()
VALUES = ("Modality", "ActorType", "Quotation", "Act", "ContactMode", "ContactStatus", "ProposalType", "Stance", "IncidentType", "Relation")
FINENESS = ("Granularity", "PlacePrecision")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading of the second or third level."""
    match = re.search(rf"^(##+) {re.escape(heading)}$(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert match, f"no section {heading!r}"
    return match[2]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    assert build_docs.problems(path) == []


def test_every_page_can_be_reached_from_the_index() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "docs" / "index.md"]
    while todo:
        here = todo.pop()
        if here in seen or here.suffix != ".md":
            continue
        seen.add(here)
        tokens = build_docs.parser().parse(here.read_text(encoding="utf-8"))
        links = [target.partition("#")[0] for _, _, target in build_docs.targets(tokens) if "://" not in target]
        todo += [(here.parent / link).resolve() for link in links if link]
    assert [str(path) for path in PAGES if path.is_relative_to(ROOT / "docs") and path not in seen] == []


def test_broken_links_are_found(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    here = tmp_path / "docs" / "a.md"
    here.write_text("# One heading\n[a](b.md) [b](#one-heading) [c](#none) ![d](x.png) [e](../../up.md) [f](https://example.org/x)\n")
    assert [problem.partition(": ")[2] for problem in build_docs.problems(here, tmp_path)] == [
        "b.md: does not exist",
        "#none: there is no such heading",
        "x.png: does not exist",
        "../../up.md: lies outside the project",
    ]


def test_the_built_pages_link_to_each_other(tmp_path: Path) -> None:
    assert build_docs.build(ROOT, tmp_path) == len(PAGES)
    for built in tmp_path.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#]+)', built.read_text(encoding="utf-8")):
            if "://" not in link:
                assert (built.parent / link).exists(), f"{built.relative_to(tmp_path)}: {link}"


@pytest.mark.parametrize("kind", ["document", *RECORD_TYPES])
def test_every_field_of_every_kind_is_described(kind: str) -> None:
    text = page("reference/records.md")
    own, common = section(text, kind), section(text, "Common fields")
    type_: type[msgspec.Struct] = Document if kind == "document" else RECORD_TYPES[kind]  # type: ignore[index]
    fields = type_.__struct_encode_fields__
    assert [field for field in fields if f"| `{field}` |" not in own + common] == []


@pytest.mark.parametrize("part", [Evidence, Date, Place, Role, Codes, Casualties])
def test_every_part_of_a_record_is_described(part: type[msgspec.Struct]) -> None:
    text = page("reference/records.md")
    assert [field for field in part.__struct_encode_fields__ if f"`{field}`" not in text] == []


@pytest.mark.parametrize("name", VALUES + FINENESS)
def test_every_value_is_described(name: str) -> None:
    text = page("reference/records.md")
    assert [value for value in typing.get_args(getattr(record_module, name)) if f"`{value}`" not in text] == []


@pytest.mark.parametrize("word", [*RECORD_TYPES, "document", "evidence", "outlet", "source", "cue", "content", "commitment", "modality"])
def test_the_glossary_has_the_words_of_the_ledger(word: str) -> None:
    assert f"**{word.replace('_', ' ')}**" in page("glossary.md")


def commands() -> dict[str, click.Command]:
    return dict(command_line.commands)


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_described(name: str) -> None:
    text = section(page("reference/cli.md"), f"parley {name}")
    options = [option for parameter in commands()[name].params if isinstance(parameter, click.Option) for option in parameter.opts]
    assert [option for option in options if f"`{option}" not in text] == []


def test_no_command_or_option_is_described_that_does_not_exist() -> None:
    text = page("reference/cli.md")
    assert set(re.findall(r"^## parley ([a-z]+)$", text, re.MULTILINE)) == set(commands())
    known = {option for command in [command_line, *commands().values()] for p in command.params for option in [*p.opts, *p.secondary_opts]}
    assert set(re.findall(r"`(--[a-z-]+)", text)) <= known | {"--help", "--version"}


def test_every_setting_is_described() -> None:
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tools").glob("*.py"), ROOT / "Makefile"]
    settings = {name for file in files for name in re.findall(r"\bPARLEY_[A-Z]+\b", file.read_text(encoding="utf-8"))}
    assert [name for name in sorted(settings) if f"| `{name}` |" not in page("reference/configuration.md")] == []


def test_decisions_are_numbered_listed_and_complete() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    listed = page("decisions/README.md")
    for number, record in enumerate(records, 1):
        text = record.read_text(encoding="utf-8")
        assert text.startswith(f"# {number:04} ")
        assert f"]({record.name})" in listed
        assert [part for part in ("Status: ", "## Context", "## Decision", "## Alternatives", "## Consequences") if part not in text] == []


def test_make_docs_builds_and_says_where() -> None:
    done = subprocess.run([sys.executable, "tools/build_docs.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("index.html")


def fenced(text: str, language: str = "") -> list[str]:
    """The code blocks of a page in one language."""
    return [token.content for token in build_docs.parser().parse(text) if token.type == "fence" and token.info == language]


@pytest.fixture
def copy_of_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "src" / "parley" / "samples", tmp_path / "src" / "parley" / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_tutorial_work(copy_of_the_samples: Path) -> None:
    lines = [line for block in fenced(page("tutorial.md")) for line in block.splitlines()]
    printed = [(line, run_command(line.removeprefix("$ parley "))) for line in lines]
    told = {line.partition(" read ")[2]: output for line, output in printed if " read " in line}
    assert "known already" in told["src/parley/samples/dispatches"]
    assert "no date of publication" not in told["src/parley/samples/dispatches/shipping-draft.txt --published 2025-03-21"]
    assert (copy_of_the_samples / "brief.html").stat().st_size > 10_000
    assert len((copy_of_the_samples / "statements.csv").read_text(encoding="utf-8").splitlines()) > 50
    assert '"kind":"document"' in (copy_of_the_samples / "ledger.jsonl").read_text(encoding="utf-8").splitlines()[0]


def run_command(arguments: str) -> str:
    result = CliRunner().invoke(command_line, shlex.split(arguments), catch_exceptions=False, standalone_mode=False)
    assert not result.return_value, f"{arguments}: {result.output}"
    return result.output


@pytest.mark.parametrize("name", ["reference/python.md", "reference/export.md", "how-to/tables.md"])
def test_the_python_examples_run(name: str, copy_of_the_samples: Path) -> None:
    run_command("--ledger ledger.sqlite read src/parley/samples/dispatches")
    run_command("--ledger ledger.sqlite export --output ledger.jsonl")
    names: dict[str, object] = {}
    for block in fenced(page(name), "python"):
        exec(compile(block, name, "exec"), names)

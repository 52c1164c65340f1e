"""``parley show``: one document or record with its words."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.text import Text

from parley.cli.common import Settings, people_or_json, settings
from parley.documents import Document
from parley.ledger import Record, to_json
from parley.ledger.references import references

# Code points of the document shown on either side of the words of a record.
_AROUND = 160


@click.command()
@click.argument("id")
@people_or_json
@settings
def show(settings: Settings, id: str, form: str) -> int:
    """Show the document or record whose id begins with ID, with its words."""
    with settings.open() as ledger:
        found = ledger.find(id)
        document = found if isinstance(found, Document) else ledger.store.document(found.document)
        records = list(ledger.store.records(document=found.id)) if isinstance(found, Document) else []
        names = {reference: _name(ledger.find(reference)) for reference in _references(found)} if isinstance(found, Record) else {}
    if form == "json":
        click.echo(to_json(found))
    elif isinstance(found, Document):
        _show_document(found, records)
    else:
        _show_record(found, document, names)
    return 0


def _show_document(document: Document, records: list[Record]) -> None:
    console = Console(highlight=False)
    fields = (("title", document.title), ("outlet", document.outlet), ("published", document.published), ("url", document.url))
    for name, value in (("id", document.id), *fields, ("path", document.path), ("copy of", document.copy_of)):
        console.print(Text.assemble((f"{name:10}", "bold"), value or "unknown"), soft_wrap=True)
    console.print()
    console.print(Text(document.text), soft_wrap=True)
    console.print()
    for record in records:
        words = " ".join(record.evidence[0].quote.split())
        console.print(Text.assemble((f"{record.id:35}", "bold"), words), no_wrap=True, overflow="ellipsis")


def _show_record(record: Record, document: Document, names: dict[str, str]) -> None:
    console = Console(highlight=False)
    for name, value in json.loads(to_json(record)).items():
        if name not in ("evidence", "mentions") and value not in (None, [], {}):
            console.print(Text.assemble((f"{name:16}", "bold"), _shown(value, names)), soft_wrap=True)
    console.print(
        Text.assemble(
            ("document        ", "bold"), f"{document.title or document.path or document.id} ({document.outlet or 'outlet unknown'})"
        ),
        soft_wrap=True,
    )
    for evidence in record.evidence:
        if evidence.document != document.id:
            continue
        before = document.text[max(0, evidence.start - _AROUND) : evidence.start]
        behind = document.text[evidence.end : evidence.end + _AROUND]
        console.print()
        console.print(Text.assemble(("…" + before, "dim"), (evidence.quote, "bold reverse"), (behind + "…", "dim")), soft_wrap=True)


def _shown(value: object, names: dict[str, str]) -> str:
    if isinstance(value, str):
        return f"{names[value]} ({value})" if value in names else value
    if isinstance(value, list):
        return ", ".join(_shown(part, names) for part in value)
    if isinstance(value, dict):
        if "quote" in value:
            return f"“{value['quote']}”"
        return " ".join(f"{name} {_shown(part, names)}" for name, part in value.items() if part not in (None, []))
    return str(value)


def _references(record: Record) -> list[str]:
    return [reference.id for reference in references(record)]


def _name(found: Document | Record) -> str:
    for attribute in ("name", "label", "speaker_text", "title"):
        value = getattr(found, attribute, None)
        if value:
            return str(value)
    return found.evidence[0].quote[:80] if isinstance(found, Record) else found.id

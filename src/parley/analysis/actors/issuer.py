"""Who speaks in a document that is itself a statement: a government's release, a readout, an organisation's communiqué."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from parley.analysis.actors.nouns import titles
from parley.analysis.registry import RegistryEntry, lookup, registry
from parley.documents import Document

_TITLE = re.compile(
    r"^(?:joint |press )?(?:statement|remarks|letter|message|address|speech|release|communiqu[eé]|declaration)s?\s+"
    r"(?:by|from|of)\s+(?:the\s+)?(?P<who>.+)$"
    r"|^(?P<owner>(?:[A-Z][\w.’'-]*\s+){1,5}?)(?:statement|remarks)\b",
    re.IGNORECASE,
)
# Words of an outlet's name that tell a government's own pages from a newspaper's.
_OFFICIAL = frozenset("government ministry department presidency delegation embassy mission cabinet office administration".split())
_GOVERNMENT_HOST = re.compile(r"(?:^|\.)(?:gov|gouv|gob|govt|go)\.([a-z]{2})$")
_NAME_WORD = re.compile(r"[A-Z][\w’'.-]*$")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer of a release.

    Attributes:
        name: the person's name as the headline has it, or None when only the body is known.
        title: the words before the name ("NSC Spokesperson"), or None.
        body: the registry's entry of the outlet, when it is a state's body or an organisation that speaks for itself.
    """

    name: str | None
    title: str | None
    body: RegistryEntry | None


def find_issuer(document: Document) -> Issuer | None:
    """The issuer of a release, from its outlet and headline; None for reporting."""
    body = _body(document.outlet) if document.outlet else _owner(document.url)
    match = _TITLE.match(document.title or "")
    if match is None:
        return Issuer(None, None, body) if body is not None else None
    title, name = _person((match.group("who") or match.group("owner") or "").split())
    if name is None and body is None:
        return None
    return Issuer(name, title, body)


def _body(outlet: str) -> RegistryEntry | None:
    """The state, body or organisation that publishes under this name: "The White House", "Government of Kenya"; None for a news outlet."""
    body = lookup(outlet)
    if body is None and set(outlet.lower().split()) & _OFFICIAL:
        body = next((match.entry for match in registry().find(outlet)), None)
    return body if body is not None and body.type != "outlet" else None


def _owner(url: str | None) -> RegistryEntry | None:
    """The state whose government an address belongs to: ``.gov`` and ``.mil`` are the United States', ``.gov.ke`` is Kenya's."""
    host = urlsplit(url).hostname or "" if url else ""
    if host.endswith((".gov", ".mil")):
        return lookup("United States")
    match = _GOVERNMENT_HOST.search(host)
    code = {"uk": "GB"}.get(match[1], match[1].upper()) if match else None
    return next((entry for entry in registry().entries if entry.type == "state" and entry.iso2 == code), None) if code else None


def _person(words: list[str]) -> tuple[str | None, str | None]:
    """Title and name at the head of a phrase: "President Biden on the ..." -> ("President", "Biden")."""
    known = titles()
    run: list[str] = []
    for word in words:
        if not _NAME_WORD.match(word) or (run and registry().readings(word)):
            break
        run.append(word.rstrip(",").removesuffix("’s").removesuffix("'s"))
        if word.endswith((",", "’s", "'s")):
            break
    last = max((i for i, word in enumerate(run) if word.lower() in known), default=-1)
    # A headline in title case goes on in capitals ("... Adrienne Watson Welcoming the Ceasefire"): a name has three words at most.
    name = [word for word in run[last + 1 : last + 4] if not word.lower().endswith("ing")]
    return (" ".join(run[: last + 1]) or None), (" ".join(name) if name and last >= 0 else None)

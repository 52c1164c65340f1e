"""Finding where a document speaks of an act of force."""

from __future__ import annotations

from collections.abc import Iterator

from parley.assemble.context import Assembly
from parley.assemble.incidents.mention import ActMention
from parley.assemble.incidents.nouns import told_by_noun
from parley.assemble.incidents.phrases import hostages
from parley.assemble.incidents.verbs import told_by_verb
from parley.assemble.incidents.words import force_words


def find_act_mentions(assembly: Assembly) -> Iterator[ActMention]:
    """Where the document speaks of acts of force, in order."""
    words = force_words()
    told: set[int] = set()  # verbs that only tell what an act before them cost
    for token in assembly.reading.tokens:
        part = {"VERB": "v", "NOUN": "n", "PROPN": "n"}.get(token.pos)
        word = words.get((token.lemma, part)) if part is not None else None
        found: ActMention | None = None
        if token.lemma == "hostage":
            found = hostages(assembly, token)
        elif word is not None and token.index not in told:
            found = told_by_verb(assembly, token, word) if part == "v" else told_by_noun(assembly, token, word)
        if found is not None:
            told.update(found.toll.verbs)
            yield found

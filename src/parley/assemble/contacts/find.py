"""Finding where a document speaks of a contact."""

from __future__ import annotations

from collections.abc import Iterator

from parley.assemble.contacts.mention import ContactMention
from parley.assemble.contacts.nouns import told_by_noun
from parley.assemble.contacts.verbs import is_phrasal, misread, told_by_verb
from parley.assemble.contacts.words import contact_words
from parley.assemble.context import Assembly


def find_contact_mentions(assembly: Assembly) -> Iterator[ContactMention]:
    """Where the document speaks of contacts, in order."""
    words = contact_words()
    for token in assembly.reading.tokens:
        if token.pos == "VERB":
            word = words.get((token.lemma, "v"))
            if word is None or is_phrasal(token):
                continue
            if token.dep not in ("amod", "compound"):
                yield from told_by_verb(assembly, token, word)
            elif token.tag == "VBN" and ("o" in word.frames or "p" in word.frames):
                yield from misread(assembly, token, word)
        elif token.pos in ("NOUN", "PROPN"):
            word = words.get((token.lemma, "n"))
            if word is not None and token.dep not in ("compound", "amod", "nmod"):
                yield from told_by_noun(assembly, token, word)

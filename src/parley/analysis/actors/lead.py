"""Where a name begins behind its title: "Secretary of State Marco Rubio"."""

from __future__ import annotations

from parley.analysis.actors.name import Name
from parley.analysis.actors.nouns import GENDERED_ADDRESS, actor_nouns, titles
from parley.analysis.actors.words import ADJECTIVES, JOINERS, ORGANISATION_WORDS
from parley.analysis.model import Token


def without_title(run: list[Token]) -> Name | None:
    """The name in a run of capitalised words, its title told apart; None for a run that is no name ("Professor of Politics")."""
    title, is_body = _title_length(run)
    person = _person_at(run)
    if person > title:
        title, is_body = person, False
    core = run if is_body else run[title:]
    while core and (core[0].lower in JOINERS or core[0].text == "-"):
        core = core[1:]
    while core and core[-1].lower in JOINERS:
        core = core[:-1]
    if title == len(run) or not core or (len(core) == 1 and not _can_stand_alone(core[0], run[:title])):
        return None
    lead = [] if is_body else run[:title]
    gender = next((GENDERED_ADDRESS[token.lower] for token in lead if token.lower in GENDERED_ADDRESS), "-")
    return Name(core, lead=lead, title=lead, gender=gender)


def _person_at(run: list[Token]) -> int:
    """Where a full name of a person begins behind the name of a body ("House Speaker", "the Lund Institute"), or 0."""
    begin = next((i for i, token in enumerate(run) if token.entity == "PERSON" and token.entity_begins), 0)
    return begin if len(run) - begin > 1 and all(token.entity == "PERSON" for token in run[begin:]) else 0


def _can_stand_alone(word: Token, title: list[Token]) -> bool:
    """True for a single word that can be a name: no noun, letter or adjective, and not the end of a title ("Professor of Politics")."""
    field = any(token.lower == "of" for token in title) and word.entity != "PERSON"
    return word.lower not in actor_nouns() and word.lower not in ADJECTIVES and len(word.text.rstrip(".")) > 1 and not field


def _title_length(run: list[Token]) -> tuple[int, bool]:
    """How many words at the head of a run are a title, and whether the run is the name of a body instead."""
    known = titles()
    last = max((i for i, token in enumerate(run) if token.lower in known), default=-1)
    is_body = any(token.lower in ORGANISATION_WORDS for token in run[last + 1 :])
    if last >= 0 and last + 2 < len(run) and run[last + 1].lower == "of":
        if " ".join(token.lower for token in run[last : last + 3]) in actor_nouns():
            last += 2
        elif not is_body:
            last = next((i for i in range(len(run) - 1, last, -1) if run[i].lower in JOINERS), last) + 1
    return last + 1, is_body

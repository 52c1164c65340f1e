"""Titles and roles beside a person's name: "US President Jane Roe", "Jane Roe, the country's interior minister"."""

from __future__ import annotations

from parley.analysis.actors.name import Name
from parley.analysis.actors.nouns import GENDERED_ADDRESS, actor_nouns, titles
from parley.analysis.model import Reading, Token
from parley.analysis.registry import RegistryEntry, registry

_ROLE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "POS", "VBN", "HYPH", "CD", "RB", "VBG"})
# Words of a role looked at behind a name; longer ones are clauses.
_LONGEST_ROLE = 11


def title_before(name: Name) -> Token | None:
    """A title in lower case right before the name ("spokesman Dmitry Peskov")."""
    first = name.tokens[0]
    before = first.sentence.tokens[: first.index - first.sentence.tokens[0].index]
    if before and before[-1].lower in titles() and before[-1].tag in ("NN", "NNP", "NNS", "JJ"):
        return before[-1]
    return None


def role_behind(name: Name) -> list[Token]:
    """A role in apposition behind the name ("Bruno Yapande, the country's interior minister,"), or nothing."""
    tokens = name.head.sentence.tokens
    index = name.head.index - tokens[0].index + 1
    if index + 1 >= len(tokens) or tokens[index].text != ",":
        return []
    role = _up_to_office(_role_words(tokens[index + 1 : index + 1 + _LONGEST_ROLE]))
    if not role:
        return []
    end = role[-1].index - tokens[0].index + 1
    after = tokens[end] if end < len(tokens) else None
    # Another name right behind the role means that the role is that name's: ", President Jane Roe".
    if after is not None and after.tag == "NNP" and after.dep != "pobj":
        return []
    return role


def _role_words(tokens: list[Token]) -> list[Token]:
    """The words that can belong to a role, from the first on."""
    role: list[Token] = []
    for token in tokens:
        if token.tag not in _ROLE_TAGS and token.tag not in ("DT", "PRP$") and not (token.lower == "of" and role):
            break
        role.append(token)
    return role


def _up_to_office(role: list[Token]) -> list[Token]:
    """The role without its article, up to the last word for an office (or to the end, where "of" follows one); empty without an office."""
    known = titles()
    offices = [i for i, token in enumerate(role) if token.lower in known and token.tag.startswith("NN")]
    if not offices:
        return []
    if all(token.lower != "of" for token in role[offices[0] :]):
        role = role[: offices[-1] + 1]
    first = next((i for i, token in enumerate(role) if token.tag not in ("DT", "PRP$")), len(role))
    return role[first:]


def add_title(reading: Reading, name: Name) -> None:
    """Widen the phrase of a person's name by the title before it, and read the role."""
    addressed = bool(name.lead) and all(token.lower in GENDERED_ADDRESS for token in name.lead)
    if not addressed and (name.lead or title_before(name) is not None):
        name.lead = _before((name.lead or name.tokens)[0]) + name.lead
    name.title = list(name.lead) or role_behind(name)
    name.role_state = _state_in(reading, name.title)
    for token in name.title:
        noun = actor_nouns().get(token.lower)
        if noun is not None and noun.gender != "-":
            name.gender = noun.gender


def _before(first: Token) -> list[Token]:
    """The words of a title to the left of a token."""
    tokens = first.sentence.tokens
    index = first.index - tokens[0].index - 1
    lead: list[Token] = []
    while index >= 0 and _in_title(tokens[index], lead):
        lead.insert(0, tokens[index])
        index -= 1
    while lead and (lead[0].tag in ("POS", "HYPH", "RB", "CD") or lead[0].text in "-"):
        lead.pop(0)
    return lead


def _in_title(token: Token, lead: list[Token]) -> bool:
    if token.lower == "of":
        return bool(lead) and lead[0].tag.startswith("NNP")
    modifies = token.pos not in ("VERB", "ADV") or token.dep in ("amod", "advmod", "compound")
    return token.tag in _ROLE_TAGS and token.tag != "VBG" and modifies


def _state_in(reading: Reading, words: list[Token]) -> RegistryEntry | None:
    """The state or body that the words of a role name first; "a Russia expert" belongs to none."""
    if not words:
        return None
    text = reading.text[words[0].start : words[-1].end]
    knows = words[-1].lower in ("expert", "analyst", "scholar", "specialist")
    return next((match.entry for match in registry().find(text) if not (knows and match.kind == "name")), None)

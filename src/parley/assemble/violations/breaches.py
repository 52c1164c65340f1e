"""Finding where a document says that somebody broke what was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from parley.analysis.model import Token
from parley.assemble.context import Assembly
from parley.assemble.incidents.targets import phrase
from parley.assemble.incidents.words import force_words
from parley.assemble.participants import doer
from parley.assemble.reality import negated, standing
from parley.assemble.violations.accusers import RECIPROCAL, Breach, alleged, blaming_verb
from parley.assemble.violations.words import breaking, is_commitment, keeping, violation_words


def find_breaches(assembly: Assembly) -> Iterator[Breach]:
    """Where the document says that somebody broke something, in order."""
    words = violation_words()
    for token in assembly.reading.tokens:
        found: Breach | None = None
        if token.pos == "VERB" and token.lemma in breaking():
            found = _broken(assembly, token)
        elif token.pos == "VERB" and token.lemma in keeping():
            found = _not_kept(assembly, token)
        elif token.pos == "NOUN" and token.lemma in words["noun"]:
            found = _breach(assembly, token)
        elif token.lower in ("odds", "inconsistent", "contrary", "incompatible", "defiance"):
            found = _against(assembly, token)
        elif token.pos in ("NOUN", "PROPN") and token.lemma in ("shield", "crime"):
            found = _law_of_war(assembly, token)
        elif token.pos == "VERB" and token.lemma == "accuse":
            found = _act(assembly, token)
        if found is not None and found.accusers and (found.accused or found.mutual):
            yield found


def _broken(assembly: Assembly, verb: Token) -> Breach | None:
    """ "Velm violated the truce", "the truce was broken by Velm", "accused Velm of breaching the accord"."""
    passive = verb.child("nsubjpass")
    obj = passive if passive is not None else _governed(verb, breaking()[verb.lemma])
    if obj is None or not is_commitment(obj) or standing(verb) != "held" or verb.child("prt") is not None:
        return None
    return alleged(assembly, verb, doer(verb), obj, "break")


def _not_kept(assembly: Assembly, verb: Token) -> Breach | None:
    """ "Failed to abide by the truce", "the failure of X to honour the deal", "is not complying with the accord"."""
    kept = _governed(verb, keeping()[verb.lemma])
    if kept is None or not is_commitment(kept):
        return None
    failing = verb.head if verb.dep in ("xcomp", "acl") and verb.head.lemma in violation_words()["fail"] else None
    if failing is None:
        direct = negated(verb) and not any(child.tag == "MD" for child in verb.children) and verb.dep not in ("advcl",)
        return alleged(assembly, verb, doer(verb), kept, "fail") if direct and _is_plain(verb) else None
    if failing.pos == "NOUN":
        owner = failing.child("poss") or next((c.child("pobj") for c in failing.children if c.lower in ("of", "by")), None)
        return alleged(assembly, failing, owner, kept, "fail", inside=verb)
    if negated(failing) or standing(failing) != "held":
        return None
    return alleged(assembly, failing, doer(failing), kept, "fail", inside=verb)


def _is_plain(verb: Token) -> bool:
    """True for a statement of fact, and not "did not have to comply", "if they do not comply"."""
    mark = verb.child("mark")
    return verb.dep in ("ROOT", "ccomp", "conj", "relcl", "parataxis") and (mark is None or mark.lower == "that")


def _governed(verb: Token, prepositions: tuple[str, ...]) -> Token | None:
    for preposition in prepositions:
        if not preposition:
            obj = verb.child("dobj")
        else:
            prep = next((child for child in verb.children if child.dep in ("prep", "agent", "prt") and child.lower == preposition), None)
            obj = prep.child("pobj") if prep is not None else None
            if preposition == "up" and (to := next((c for c in verb.children if c.lower == "to"), None)) is not None:
                obj = to.child("pobj")
        if obj is not None:
            return obj
    return None


def _breach(assembly: Assembly, noun: Token) -> Breach | None:
    """ "Velm's violations of the truce", "a breach of the accord by Velm", "in violation of", "accused Velm of violations of"."""
    kept = next((child.child("pobj") for child in noun.children if child.dep == "prep" and child.lower in ("of", "with")), None)
    kept = kept or next((child for child in noun.children if child.dep == "compound" and is_commitment(child)), None)
    if kept is None or not is_commitment(kept) or any(child.lower in ("no", "any") for child in noun.children):
        return None
    owner = noun.child("poss") or next((c.child("pobj") for c in noun.children if c.dep in ("prep", "agent") and c.lower == "by"), None)
    if owner is None:
        owner = next((c for c in noun.children if c.dep in ("amod", "compound", "nmod") and assembly.reading.denoted(c)), None)
    if owner is not None:
        return alleged(assembly, noun, owner, kept, "noun")
    if noun.dep == "pobj" and noun.head.lower == "in":
        verb = next((a for a in noun.ancestors() if a.pos in ("VERB", "AUX")), None)
        return alleged(assembly, noun, doer(verb), kept, "noun") if verb is not None and standing(verb) == "held" else None
    if (
        noun.head.lemma in violation_words()["light"]
        and noun.dep == "dobj"
        and standing(noun.head) == "held"
        and noun.head.lemma in ("commit", "perpetrate")
    ):
        return alleged(assembly, noun, doer(noun.head), kept, "noun")
    blaming = blaming_verb(noun)
    return alleged(assembly, noun, blaming.child("dobj", "nsubjpass"), kept, "noun") if blaming is not None else None


def _against(assembly: Assembly, token: Token) -> Breach | None:
    """ "A vow by Velm ... was at odds with reality", "the raid is contrary to Velm's promise"."""
    verb = next((a for a in token.ancestors() if a.pos in ("VERB", "AUX")), None)
    if verb is None or negated(verb) or standing(verb) != "held":
        return None
    prep = next(
        (child for part in (token, token.head) for child in part.children if child.lower in ("with", "to") and child.index > token.index),
        None,
    )
    for noun in (verb.child("nsubj"), prep.child("pobj") if prep is not None else None):
        if noun is not None and is_commitment(noun):
            owner = noun.child("poss") or next(
                (c.child("pobj") for c in noun.children if c.lower in ("by", "of") and c.dep != "punct"), None
            )
            if owner is not None:
                return alleged(assembly, token, owner, noun, "against", inside=verb)
    return None


def _law_of_war(assembly: Assembly, noun: Token) -> Breach | None:
    """ "Used people as human shields", "accused Velm of war crimes"."""
    before = {child.lower for child in noun.children}
    if noun.lemma == "shield" and "human" in before and noun.dep == "pobj" and noun.head.lower == "as":
        verb = next((a for a in noun.ancestors() if a.pos == "VERB"), None)
        return alleged(assembly, verb, doer(verb), None, "law", inside=noun) if verb is not None and standing(verb) == "held" else None
    if noun.lemma == "crime" and "war" in before:
        verb = noun.head if noun.dep == "dobj" else None
        if verb is not None and verb.lemma in ("commit", "perpetrate") and standing(verb) == "held":
            return alleged(assembly, noun, doer(verb), None, "law", inside=verb)
        blaming = blaming_verb(noun)
        return alleged(assembly, noun, blaming.child("dobj", "nsubjpass"), None, "law") if blaming is not None else None
    return None


def _act(assembly: Assembly, verb: Token) -> Breach | None:
    """ "Accused Velm of launching an attack": an act of force, whose commitment only the rest of the document tells."""
    accused = verb.child("dobj", "nsubjpass")
    of = next((child for child in verb.children if child.dep == "prep" and child.lower == "of"), None)
    if accused is None or of is None or accused.lower in RECIPROCAL or standing(verb) != "held":
        return None
    act = next((token for token in of.subtree() if (token.lemma, "v" if token.pos == "VERB" else "n") in force_words()), None)
    if act is None:
        return None
    obj = act.child("dobj") if act.pos == "VERB" else act
    return alleged(assembly, act, accused, None, "act", inside=of, also=phrase(obj))

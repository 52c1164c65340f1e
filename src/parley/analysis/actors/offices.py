"""What an office alone tells about the state it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from parley.analysis.model import Token
from parley.analysis.registry import RegistryEntry, lookup

# Offices and party labels that, in English-language news, name one state's system without naming the state. Everything else ("president",
# "foreign minister") exists in many states, and says nothing by itself.
_OFFICES = {
    "secretary of state": "United States",
    "secretary of defense": "United States",
    "republican": "United States",
    "democratic representative": "United States",
    "democratic senator": "United States",
    "democratic congressman": "United States",
    "democratic congresswoman": "United States",
    "state department": "United States",
    "white house": "United States",
    "house speaker": "United States",
    "taoiseach": "Ireland",
    "bundestag": "Germany",
    "knesset": "Israel",
    "duma": "Russia",
    "rada": "Ukraine",
    "loya jirga": "Afghanistan",
    "lok sabha": "India",
}
# The same words in other states' offices.
_ELSEWHERE = (" republican guard", " republican army", " secretary of state for ", " secretary of state at ")
# Offices that "leader" can stand for.
LEADERS = frozenset("president prime premier chancellor king queen leader emir sultan crown monarch chairman".split())
# Offices of a state that a release of that state's government names without the state.
_NATIONAL = frozenset(
    (
        "president vice prime minister secretary spokesperson spokesman spokeswoman adviser advisor ambassador envoy chancellor "
        "premier general chief commander director administrator king queen"
    ).split()
)


def office_state(title: str) -> RegistryEntry | None:
    """The state whose office a title is, when the title alone tells ("Secretary of State" -> United States), or None."""
    words = f" {' '.join(title.lower().split())} "
    if any(other in words for other in _ELSEWHERE):
        return None
    return next((lookup(state) for office, state in _OFFICES.items() if f" {office} " in words), None)


def national(title: Sequence[Token]) -> bool:
    """True for an office that a government's own release names without its state ("President", "National Security Advisor")."""
    return any(token.lower in _NATIONAL for token in title)

"""Whether what a word speaks of has happened."""

from __future__ import annotations

import pytest

from parley.analysis.model import Token
from parley.assemble.reality import noun_standing, standing
from support.readings import reading


def word(text: str, lemma: str) -> Token:
    return next(token for token in reading(text).tokens if token.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The leaders met on Monday.", "held"),
        ("The leaders have met.", "held"),
        ("He said that the leaders had met.", "held"),
        ("They began to meet on Monday.", "held"),
        ("The leaders will meet.", "planned"),
        ("He said that the leaders would meet.", "planned"),
        ("The leaders agreed to meet.", "planned"),
        ("The leaders are due to meet.", "planned"),
        ("The leaders are going to meet.", "planned"),
        ("He offered to meet the rebels.", "proposed"),
        ("He hopes to meet the rebels.", "proposed"),
        ("The leaders did not meet.", "unreal"),
        ("The leaders never met.", "unreal"),
        ("The leaders refused to meet.", "unreal"),
        ("The leaders might meet.", "unreal"),
        ("If the leaders meet, the war may end.", "unreal"),
        ("He left without meeting the rebels.", "unreal"),
        ("He was thanked for meeting the rebels.", "held"),
    ],
)
def test_verbs(text: str, expected: str) -> None:
    assert standing(word(text, "meet")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attack on the port killed three.", "held"),
        ("The attack will be answered.", "planned"),
        ("Both sides agreed to a halt to the attack.", "unreal"),
        ("They threatened an attack on the port.", "unreal"),
        ("The government plans an attack on the port.", "planned"),
        ("There was no attack on the port.", "unreal"),
        ("An attempted attack on the port was told.", "unreal"),
        ("The army called off the attack.", "cancelled"),
        ("He was wounded in the attack.", "held"),
    ],
)
def test_nouns(text: str, expected: str) -> None:
    assert noun_standing(word(text, "attack")) == expected

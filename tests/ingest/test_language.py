"""English is read, other languages are refused by name, and short texts are not judged."""

from __future__ import annotations

import time

import pytest

from parley.errors import LanguageError
from parley.ingest.language import require_english
from parley.ingest.language_names import LANGUAGES

ENGLISH = (
    "The two delegations met again on Wednesday, a day after their ministers had spoken by telephone for an hour.\n"
    "“We are closer than we were,” the mediator told reporters after the session, which lasted until the evening.\n"
)
OTHERS = {
    "German": "Die beiden Delegationen trafen sich am Mittwoch erneut, einen Tag nachdem ihre Minister eine Stunde telefoniert hatten.",
    "French": "Les deux délégations se sont de nouveau rencontrées mercredi, au lendemain d’un long entretien entre leurs ministres.",
    "Spanish": "Las dos delegaciones volvieron a reunirse el miércoles, un día después de que sus ministros hablaran por teléfono.",
    "Italian": "Le due delegazioni si sono incontrate di nuovo mercoledì, il giorno dopo una telefonata di un’ora tra i loro ministri.",
    "Portuguese": "As duas delegações voltaram a reunir-se na quarta-feira, um dia depois de os seus ministros terem falado ao telefone.",
    "Dutch": "De twee delegaties kwamen woensdag opnieuw bijeen, een dag nadat hun ministers een uur lang hadden gebeld met elkaar.",
    "Polish": "Obie delegacje spotkały się ponownie w środę, dzień po godzinnej rozmowie telefonicznej między ich ministrami.",
    "Turkish": "İki heyet, bakanlarının bir saat süren telefon görüşmesinden bir gün sonra çarşamba günü yeniden bir araya geldi.",
    "Russian": "Две делегации снова встретились в среду, на следующий день после часового телефонного разговора их министров.",
    "Ukrainian": "Дві делегації знову зустрілися в середу, наступного дня після годинної телефонної розмови їхніх міністрів.",
    "Arabic": "اجتمع الوفدان مجددا يوم الأربعاء بعد يوم من محادثة هاتفية استمرت ساعة بين الوزيرين في المدينة.",
    "Hebrew": "שתי המשלחות נפגשו שוב ביום רביעי, יום לאחר ששריהן שוחחו בטלפון במשך שעה.",
    "Persian": "دو هیئت روز چهارشنبه بار دیگر دیدار کردند، یک روز پس از آنکه وزیران آنها یک ساعت تلفنی گفتگو کرده بودند.",
    "Chinese": "两国代表团周三再次会面，前一天两国部长通了一个小时的电话。",
    "Japanese": "両国の代表団は水曜日に再び会談した。前日には閣僚が一時間電話で話していた。",
    "Korean": "두 대표단은 장관들이 한 시간 동안 전화 통화를 한 다음 날인 수요일에 다시 만났다.",
    "Hindi": "दोनों प्रतिनिधिमंडल बुधवार को फिर मिले, एक दिन पहले उनके मंत्रियों ने एक घंटे तक फोन पर बात की थी।",
    "Greek": "Οι δύο αντιπροσωπείες συναντήθηκαν ξανά την Τετάρτη, μία ημέρα μετά την τηλεφωνική συνομιλία των υπουργών τους.",
}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("times", [1, 40])
def test_another_language_is_refused_by_its_name(name: str, times: int) -> None:
    with pytest.raises(LanguageError) as refused:
        require_english("\n".join([OTHERS[name]] * times), "a.txt")
    assert str(refused.value) == f"a.txt: is in {name}; Parley reads English only"
    assert LANGUAGES[refused.value.language] == name


@pytest.mark.parametrize("name", OTHERS)
def test_english_with_foreign_quotations_passes(name: str) -> None:
    require_english(f"{ENGLISH * 3}“{OTHERS[name]}”\n", "a.txt")
    require_english(f"“{OTHERS[name]}”\n{ENGLISH * 2}", "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv",
        "Talks",
        "Putin, Zelensky, Macron, Merz",
        "Paris, Berlin, Moskva",
        "12.5 % / 2025-03-19",
        "###",
        "Macron à Berlin",
        "Zelensky met Trump in Jeddah",
        "Erdoğan receives Mirziyoyev in Ankara",
        "Hezbollah, Hamas and Ansar Allah",
        "BREAKING: CEASEFIRE IN FORCE",
        "Sergey Viktorovich Lavrov, Andrii Sybiha, Marco Antonio Rubio, Abbas Araghchi, Fidan Hakan",
    ],
)
def test_names_and_headlines_are_not_judged(text: str) -> None:
    require_english(text, "a.txt")


def test_mostly_another_language_is_refused_in_spite_of_english_quotations() -> None:
    with pytest.raises(LanguageError, match="German"):
        require_english(f"{OTHERS['German'] * 4}\n“We are closer than we were,” he said.\n{OTHERS['German'] * 4}", "a.txt")


def test_a_script_is_named_if_the_language_is_not_clear() -> None:
    with pytest.raises(LanguageError, match="is in the Cherokee script; Parley reads English only"):
        require_english("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", "a.txt")


def test_a_long_text_costs_no_more_than_a_short_one() -> None:
    require_english(ENGLISH, "a.txt")
    began = time.perf_counter()
    require_english(ENGLISH * 8000, "a.txt")
    assert time.perf_counter() - began < 0.25

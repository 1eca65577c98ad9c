import pytest

from campaigns.languages import fidelity, number_words


@pytest.mark.parametrize(
    ("language", "english", "translation"),
    [
        (
            "ja",
            "On 9 August 1945 the 26th Rifle Corps lost 290,000 men.",
            "1945年8月9日、第26狙撃軍団は29万人を失った。",
        ),
        ("ja", "1.5 million Japanese in May 1946", "1946年5月、日本人150万人"),
        ("ja", "The Fifth Army had 12,345 guns at 02:15.", "第5軍は02時15分に1万2345門を持っていた。"),
        ("ja", "A hundred thousand people made four thousand crossings.", "10万人が4千回越境した。"),
        ("ja", "Hill 733", "７３３高地"),
        ("zh", "In the 1930s, in March 1934", "20世纪30年代和1934年3月"),
        ("ru", "The Fifth Army had 1,300 guns at 02:15.", "Пятая, 5-я армия имела 1300 орудий (02:15)."),
        ("ru", "about 15,600 on 9 August", "около 15\u00a0600 человек 9 августа"),
        ("ru", "1.5 million, in May 1946", "1,5 млн, в мае 1946 года"),
        (
            "ja",
            "Credits of 50, 50 and 150 million, 170 of the 250 million",
            "5000万、5000万、1億5000万、2億5000万のうち1億7000万",
        ),
        ("zh", "In July the Whites had seized power in May.", "白军在5月夺取了政权 (7月)。"),
        ("ru", "It may march on.", "Он может идти дальше."),
        ("ru", "at 6.15 and at 17.40", "в 6:15 и в 17:40"),
        ("ja", "at 6.15 and at 17.40", "6時15分と17時40分"),
        ("zh", "at 6.15 and at 17.40", "6时15分和17:40"),
    ],
)
def test_a_true_translation_has_no_faults(language: str, english: str, translation: str) -> None:
    assert list(fidelity.faults(english, translation, language)) == []


@pytest.mark.parametrize(
    ("language", "english", "translation", "found"),
    [
        ("ja", "the 23rd Division", "第32師団", ["a translation without the number", "the number 32"]),
        ("zh", "June 1939", "1939年7月", ["a translation without the month", "the number 7"]),
        ("ru", "June 1939", "июль 1939 года", ["a translation without the month"]),
        ("ru", "1,300 guns", "1030 орудий", ["a translation without the number", "the number 1030"]),
        ("ru", "and {} more", "и ещё", ["no {}"]),
        ("ja", "at 6.15", "6時16分", ["a translation without the number", "the number 6", "the number 16"]),
        ("ja", "290,000 men", "2万9千人", ["a translation without the number", "the number 29000"]),
    ],
)
def test_what_is_lost_or_added_is_named(language: str, english: str, translation: str, found: list[str]) -> None:
    assert [what for what, _ in fidelity.faults(english, translation, language)] == found


def test_numbers_in_words_are_told_whole_and_in_parts() -> None:
    assert number_words.values("twenty-third of four thousand, two dozen") >= {20, 3, 23, 4, 1000, 4000, 2, 12}
    assert number_words.values("Thirtieth and Forty-fourth") == {30, 40, 4, 44}
    assert number_words.values("two hundred and five") >= {205}
    assert number_words.values("the border post") == set()

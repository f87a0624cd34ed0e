from workroom.base.resources import resources
from workroom.base.words import ENGLISH, Language, Words, phrase

CHINESE = Words(Language.CHINESE, resources() / "locales")


def test_a_phrase_is_said_in_the_language_of_who_reads_it() -> None:
    said = phrase("{count} codes are in {path}.", count=3, path="x.pdf")
    assert ENGLISH.say(said) == "3 codes are in x.pdf."
    assert CHINESE.say(said) == "3 个条码已存于 x.pdf"


def test_the_values_of_a_phrase_are_translated_too() -> None:
    needs = (phrase("Preparation"), phrase("Scanning"))
    said = phrase("{code}: {needs} must be done before {step}.", code="J1", needs=needs, step="X")
    assert CHINESE.say(said) == "J1：X之前须先完成数字化前处理、档案扫描。"
    assert ENGLISH.say(said) == "J1: Preparation, Scanning must be done before X."


def test_what_nobody_translated_is_said_in_english() -> None:
    assert CHINESE("Never translated, {name}.", name="Lin") == "Never translated, Lin."

"""Find as you type over Chinese: pairs of characters, any order of words, no syntax to break."""

import pytest
from sqlalchemy import Connection, text

from workroom.ledger import search

TITLES = {
    1: "J038-001-0001 关于清河县土地确权的来往文书 王䶮",
    2: "J038-001-0002 关于城关公社土地划拨的批复",
    3: "Z008-WS·2002-Y-BGS-0003 县政府〔2002〕15号 通知",
    4: "刘𫖮、李𬭚 四至界址勘定书 (复印件)",
    5: "\uff21\uff22\uff23 Report 100%",
}


@pytest.fixture
def indexed(db: Connection) -> Connection:
    db.exec_driver_sql(search.CREATE)
    search.put(db, TITLES.items())
    return db


def found(db: Connection, wanted: str) -> list[int]:
    query = search.matching(wanted)
    if query is None:
        return []
    statement = text(f"SELECT rowid FROM {search.TABLE} WHERE {search.condition('rowid')}")
    return sorted(db.scalars(statement, {"wanted": query}))


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ("土地", [1, 2]),
        ("土", [1, 2]),
        ("土地确权", [1]),
        ("土地 批复", [2]),
        ("批复 土地", [2]),
        ("地土", []),
        ("王䶮", [1]),
        ("䶮", [1]),
        ("刘𫖮", [4]),
        ("李𬭚", [4]),
        ("J038-001-0002", [2]),
        ("j038-001", [1, 2]),
        ("0003", [3]),
        ("〔2002〕15", [3]),
        ("abc", [5]),
        ("\uff21\uff22\uff23", [5]),
        ("report 100", [5]),
        ("REPORT", [5]),
        ("没有", []),
    ],
)
def test_what_somebody_types_is_found(indexed: Connection, wanted: str, numbers: list[int]) -> None:
    assert found(indexed, wanted) == numbers


@pytest.mark.parametrize("nothing", ["", "  ", "%_", "\"'()*", "——", "😀"])
def test_where_nothing_can_be_searched_nothing_is_asked(nothing: str) -> None:
    assert search.matching(nothing) is None


@pytest.mark.parametrize(
    "wanted",
    [
        '"土地"',
        "土地*",
        "土地 OR 批复",
        "土地 NOT 批复",
        "NEAR(土地 批复)",
        "words:土地",
        "a" * 5000,
    ],
)
def test_no_word_of_the_index_own_language_is_obeyed(indexed: Connection, wanted: str) -> None:
    assert set(found(indexed, wanted)) <= {1, 2}
    assert found(indexed, "土地 NOT 批复") == found(indexed, "土地 OR 批复") == []


def test_what_is_put_again_takes_the_place_of_what_stood_there(indexed: Connection) -> None:
    search.put(indexed, [(1, "婚姻登记")])
    assert found(indexed, "土地") == [2]
    assert found(indexed, "婚姻") == [1]
    search.put(indexed, [])
    assert found(indexed, "婚姻") == [1]

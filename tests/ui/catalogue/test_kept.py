"""Filters kept under a name: whole there and back, and nonsense in the file is passed over."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workroom.base.ids import UnitId
from workroom.rooms.custody.model import Place
from workroom.rooms.listing.model import Wanted
from workroom.settings import PcSettings, keep_settings, read_settings
from workroom.ui.catalogue.kept import read_question, spell_question, unkept

NONSENSE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
FIELDS = st.sampled_from(tuple(Wanted.__dataclass_fields__))


@given(st.from_type(Wanted))
def test_a_question_is_the_same_after_it_was_kept(wanted: Wanted) -> None:
    assert read_question(spell_question(wanted)) == wanted


@given(NONSENSE | st.dictionaries(FIELDS, NONSENSE))
def test_nonsense_is_no_question_and_no_error(spelled: object) -> None:
    read = read_question(spelled)
    assert read is None or read_question(spell_question(read)) == read


def test_a_question_outlives_the_window_in_the_settings_of_this_pc(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    asked = Wanted(text="第12号", places=frozenset({Place.CABINET}), inside=UnitId(3), held=True)
    keep_settings(path, PcSettings(filters={"在柜，暂存": spell_question(asked)}))
    (spelled,) = read_settings(path).filters.values()
    assert read_question(spelled) == asked


def test_one_of_the_same_name_takes_the_place_of_the_other() -> None:
    kept = unkept()
    kept.keep("暂存", Wanted(held=True))
    kept.keep("暂存", Wanted(held=True, finished=True))
    assert kept.all() == {"暂存": Wanted(held=True, finished=True)}
    kept.forget("暂存")
    assert kept.all() == {}

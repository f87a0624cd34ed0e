"""What a layout may look like: every paper stays what it is, and fits its page."""

from dataclasses import replace

import pytest

from workroom.base.clauses import DUAL_NOTE, RECORDS_COMPLETE
from workroom.base.ids import PersonId
from workroom.base.words import ENGLISH
from workroom.previewing import LAID_OUT
from workroom.rooms.handover.parts import LIST, NOTE
from workroom.rooms.layouts import rules
from workroom.rooms.layouts.model import DELIVERED, ColumnChoice, Layout, Titles
from workroom.rooms.layouts.parts import Parts, least_width, widths
from workroom.rooms.people.model import Party, Person, Role
from workroom.rooms.workflow.parts import FLOW

LI = Person(PersonId(1), "李秀英", Party.CLIENT, (Role.CLIENT_LEAD,), 1, True)
WANG = Person(PersonId(2), "王建国", Party.CONTRACTOR, (Role.CUSTODIAN,), 2, True)


def of(parts: Parts, *leave_out: str, **more: object) -> Layout:
    kept = tuple(one for one in parts.delivered() if one.key not in leave_out)
    return Layout(columns=kept, **more)  # type: ignore[arg-type]  # checked when built


def named(parts: Parts, key: str, **change: object) -> Layout:
    """As delivered, but for one column."""
    columns = tuple(
        replace(one, **change) if one.key == key else one  # type: ignore[arg-type]  # as above
        for one in parts.delivered()
    )
    return Layout(columns=columns)


def said(parts: Parts, layout: Layout) -> str:
    return "\n".join(ENGLISH.say(each.phrase) for each in rules.may_lay_out(parts, layout).reasons)


@pytest.mark.parametrize("parts", LAID_OUT, ids=lambda parts: parts.form)
def test_every_form_may_stay_as_delivered_and_fills_its_page(parts: Parts) -> None:
    assert rules.may_lay_out(parts, DELIVERED)
    assert widths(parts, parts.delivered()) == tuple(
        column.width for column in parts.columns if column.key not in parts.extra
    )


def test_what_is_left_out_makes_the_other_columns_wider() -> None:
    layout = of(LIST, "author", "dates", "remark")
    assert rules.may_lay_out(LIST, layout)
    assert sum(widths(LIST, layout.columns)) == pytest.approx(257)


@pytest.mark.parametrize("key", ["number", "code"])
def test_no_list_without_number_and_code(key: str) -> None:
    verdict = rules.may_lay_out(LIST, of(LIST, key))
    assert not verdict
    assert verdict.reasons[0].clause is DUAL_NOTE
    assert "stays: by it each line is known" in said(LIST, of(LIST, key))


def test_columns_wider_than_the_paper_are_refused_with_both_figures() -> None:
    wide = named(LIST, "title", width=170)
    assert f"need {least_width(LIST, wide.columns):g} mm; the paper has 257" in said(LIST, wide)


@pytest.mark.parametrize("width", [3, 500])
def test_a_column_has_room_for_a_word_and_no_more_than_a_page(width: int) -> None:
    assert "a column is 8 to 180 mm wide" in said(LIST, named(LIST, "title", width=width))


def test_two_columns_do_not_bear_the_same_name() -> None:
    assert "Two columns are called 题名" in said(LIST, named(LIST, "author", label="题名"))


def test_a_column_stands_once_and_is_one_of_the_form() -> None:
    twice = Layout(columns=(*LIST.delivered(), ColumnChoice("title")))
    assert "stands there twice" in said(LIST, twice)
    unknown = Layout(columns=(*LIST.delivered(), ColumnChoice("smell")))
    assert "no column smell" in said(LIST, unknown)


@pytest.mark.parametrize("label", ["题\n名", "𬭚", "字" * 21])
def test_a_label_is_short_and_of_letters_every_printer_has(label: str) -> None:
    assert not rules.may_lay_out(LIST, named(LIST, "title", label=label))
    assert not rules.may_lay_out(NOTE, Layout(third_party=label))
    assert not rules.may_lay_out(NOTE, Layout(own_label=label))


def test_who_gives_and_who_takes_keep_their_boxes() -> None:
    assert rules.may_lay_out(NOTE, Layout(boxes=("移交人", "接收人")))
    assert "The box 接收人 stays" in said(NOTE, Layout(boxes=("移交人",)))
    assert "no box for 局长" in said(NOTE, Layout(boxes=("移交人", "接收人", "局长")))


def test_what_a_form_has_no_room_for_is_not_promised() -> None:
    assert "no room for seals" in said(FLOW, Layout(seals=True))
    assert "no field for the client's own number" in said(LIST, Layout(own_label="馆方编号"))
    untitled = replace(FLOW, titled=False)
    assert "no titles that could be left off" in said(untitled, Layout(titles=Titles.OFF))


def test_one_of_each_party_agrees() -> None:
    assert rules.may_agree(LI, WANG)
    assert not rules.may_agree(LI, replace(LI, id=PersonId(3)))
    assert not rules.may_agree(LI, replace(WANG, roles=(Role.OPERATOR,)))
    assert not rules.may_agree(replace(LI, active=False), WANG)


def test_a_series_goes_forward_only() -> None:
    def ask(prefix: str, wanted: int) -> str:
        verdict = rules.may_number(NOTE, prefix, wanted, next_number=12, others={"OTHER"})
        assert all(each.clause is RECORDS_COMPLETE for each in verdict.reasons)
        return "\n".join(ENGLISH.say(each.phrase) for each in verdict.reasons)

    assert ask("QHDA", 12) == ask("QHDA", 300) == ""
    assert "a series never goes back to 11" in ask("QHDA", 11)
    assert "six digits at most" in ask("QHDA", 1_000_000)
    assert "2 to 12 of A-Z and 0-9" in ask("清河", 12)
    assert "another project" in ask("OTHER", 12)
    assert not rules.may_number(FLOW, "QHDA", 1, next_number=1, others=())

"""Both parties agree how papers look; what was printed before is printed again as it was."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from books import Book, agree_layout, boxes, catalogued, hand_out, logo_of, open_day, sheets
from paper.reading import packed, text_of
from rooms import trips
from rooms.lived import drawn, words_of
from rooms.trips import Trip
from workroom.base.errors import InputError
from workroom.base.ids import HandoverId
from workroom.base.verdict import RefusedError
from workroom.ledger.numbers import last_number
from workroom.ledger.verify import verify
from workroom.paper.errors import PaperError
from workroom.paper.logo import LARGEST, read_logo
from workroom.paper.render import render
from workroom.paper.sheet import Beside, Seals, Sheet, Table
from workroom.rooms.handover import store as handovers
from workroom.rooms.handover.parts import LIST, NOTE, WITHHELD
from workroom.rooms.handover.slip import handover_note, note_by_number
from workroom.rooms.layouts import service as layouts
from workroom.rooms.layouts.model import ColumnChoice, Layout, LogoKept, Titles
from workroom.rooms.project import service as project
from workroom.rooms.workflow.parts import FLOW
from workroom.rooms.workflow.slip import flow_annex, flow_sheets


def note_of(book: Book, note: HandoverId, copy: int = 1) -> tuple[Sheet, ...]:
    """The note and its list, drawn from the book as it is now."""
    with book.ledger.read() as db:
        number = handovers.handovers.get(db, note).number
    return drawn(
        book,
        lambda db, entries: handover_note(
            db,
            entries,
            note_by_number(db, entries, number),
            printed_at=book.clock(),
            printed_by="王建国",
            copy=copy,
        ),
    )


def heads(sheet: Sheet) -> list[str]:
    """What the columns of the sheet's list are called."""
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    return [column.head for column in table.columns]


def is_whole(book: Book) -> bool:
    with book.ledger.read() as db:
        return verify(db, book.ledger.register).whole


@pytest.fixture
def trip(book: Book) -> Trip:
    return trips.begin(book)


def number(book: Book, wanted: int, prefix: str = "HT26") -> None:
    with book.ledger.work(by=book.li) as work:
        layouts.agree_series(
            work,
            parts=NOTE,
            project=book.project,
            prefix=prefix,
            next_number=wanted,
            client=book.li,
            contractor=book.wang,
        )


def test_a_note_of_before_keeps_its_layout_when_printed_again(trip: Trip) -> None:
    before = note_of(trip.book, trip.note)
    agree_layout(
        trip.book,
        NOTE,
        Layout(
            columns=tuple(
                replace(one, label="说明" if one.key == "remark" else "")
                for one in NOTE.delivered()
                if one.key != "condition"
            ),
            boxes=("移交人", "接收人"),
        ),
    )
    later, _ = hand_out(trip.book, trip.boxes[1:])

    assert note_of(trip.book, trip.note) == before
    changed = note_of(trip.book, later)[0]
    assert "实体状态" in heads(before[0])
    assert "实体状态" not in heads(changed)
    assert heads(changed)[-1] == "说明"
    text = packed(text_of(render([changed])))
    assert "移交方负责人" not in text
    assert changed.number in text
    assert is_whole(trip.book)


def test_columns_come_in_the_order_agreed_and_sums_stay_under_theirs(trip: Trip) -> None:
    order = ("number", "pages", "code", "items", "title", "given", "taken")
    agree_layout(trip.book, LIST, Layout(columns=tuple(map(ColumnChoice, order))))
    later, _ = hand_out(trip.book, trip.boxes[1:])

    listed = note_of(trip.book, later)[1]

    assert heads(listed) == ["序号", "页数", "档号", "件数", "题名", "交出核对", "接收核对"]
    assert "合计　1 盒　3 卷" in words_of(listed)
    table = next(block for block in listed.blocks if isinstance(block, Table))
    assert table.carry is not None
    assert table.carry.columns == (3, 1)
    render([listed])


def test_seals_a_third_party_and_a_logo_stand_on_the_paper(trip: Trip) -> None:
    with trip.book.ledger.work(by=trip.book.li) as work:
        digest = layouts.keep_logo(work, logo=logo_of(), name="标志.png")
    told = Layout(seals=True, third_party="监交人", logo=digest, own_label="馆方编号", qr=False)
    agree_layout(trip.book, NOTE, told)
    later, _ = hand_out(trip.book, trip.boxes[1:])

    sheet = note_of(trip.book, later)[0]

    assert sheet.logo == logo_of()
    assert sheet.foot.qr == ""
    assert sheet.foot.check_digits
    pdf = render([sheet])
    for words in ("移交方（盖章）", "监交人（盖章）", "馆方编号", "校验码"):
        assert words in packed(text_of(pdf))
    assert b"/Subtype /Image" in pdf
    assert render([sheet]) == pdf


def test_titles_kept_private_are_on_the_clients_copy_only(trip: Trip) -> None:
    agree_layout(trip.book, LIST, Layout(titles=Titles.FLAGGED_OFF))
    agree_layout(trip.book, FLOW, Layout(titles=Titles.FLAGGED_OFF))
    with trip.book.ledger.work(by=trip.book.zhao) as work:
        layouts.withhold_titles(work, units=trip.volumes[4:5], withheld=True)
    later, _ = hand_out(trip.book, trip.boxes[1:])

    clients, contractors = (words_of(note_of(trip.book, later, copy)[1]) for copy in (1, 2))

    assert WITHHELD not in clients
    assert contractors.count(WITHHELD) == 1
    assert "关于第5号土地确权的来往文书" in clients
    assert "关于第5号土地确权的来往文书" not in contractors
    assert "关于第4号土地确权的来往文书" in contractors
    ids = [sheet.id for sheet in sheets(trip.book, later)]
    printed = {"printed_at": trip.book.clock(), "printed_by": "王建国"}
    for slip in (flow_sheets, flow_annex):
        drawn_ = drawn(trip.book, lambda db, entries, s=slip: s(db, entries, ids, **printed))
        told = [word for sheet in drawn_ for word in words_of(sheet)]
        assert told.count(WITHHELD) == 1
    assert is_whole(trip.book)


def test_only_the_client_keeps_titles_private(trip: Trip) -> None:
    with pytest.raises(RefusedError), trip.book.ledger.work(by=trip.book.wang) as work:
        layouts.withhold_titles(work, units=trip.volumes, withheld=True)
    with pytest.raises(InputError), trip.book.ledger.work(by=trip.book.li) as work:
        layouts.withhold_titles(work, units=trip.volumes, withheld=False)


def test_numbers_given_on_paper_before_are_accounted_for_and_never_drawn_again(book: Book) -> None:
    number(book, 38)
    catalogued(book, 3)
    open_day(book)
    note, _ = hand_out(book, boxes(book))

    with book.ledger.read() as db:
        drawn_ = handovers.handovers.get(db, note).number
        assert last_number(db, "HT26-F01-2026") == 38
    assert drawn_.startswith("HT26-F01-2026-0038-")
    assert is_whole(book)
    with pytest.raises(RefusedError, match="never goes back to 38"):
        number(book, 38)
    with pytest.raises(InputError):
        number(book, 39)


def test_another_prefix_begins_a_series_of_its_own(trip: Trip) -> None:
    number(trip.book, 1, prefix="QHDA")
    later, _ = hand_out(trip.book, trip.boxes[1:])

    first, second = (note_of(trip.book, one)[0].number for one in (trip.note, later))

    assert first.startswith("HT26-F01-2026-0001-")
    assert second.startswith("QHDA-F01-2026-0001-")
    assert note_of(trip.book, later)[1].number.startswith("HT26-F02-2026-0002-")
    assert is_whole(trip.book)


def test_a_prefix_belongs_to_one_project(book: Book) -> None:
    with book.ledger.work(by=book.li) as work:
        project.open_project(work, code="HT27", name="续建项目")
    for taken in ("HT27", "WR1"):
        with pytest.raises(RefusedError, match="another project"):
            number(book, 1, prefix=taken)


def test_a_layout_that_says_nothing_new_is_no_entry(book: Book) -> None:
    with pytest.raises(InputError, match="laid out so already"):
        agree_layout(book, NOTE, Layout())
    agree_layout(book, NOTE, Layout(seals=True))
    agree_layout(book, NOTE, Layout())
    assert is_whole(book)


def test_a_logo_that_is_not_in_the_book_cannot_be_agreed_on(book: Book) -> None:
    with pytest.raises(InputError, match="not in the book"):
        agree_layout(book, NOTE, Layout(logo="0" * 64))


def test_a_picture_comes_into_the_book_once(book: Book) -> None:
    for who in (book.li, book.wang):
        with book.ledger.work(by=who) as work:
            layouts.keep_logo(work, logo=logo_of(), name="标志.png")
    with book.ledger.read() as db:
        told = [type(entry.event) for entry in book.ledger.entries(db)]
    assert told.count(LogoKept) == 1
    with pytest.raises(RefusedError), book.ledger.work(by=book.lin) as work:
        layouts.keep_logo(work, logo=logo_of("red"), name="标志.png")


def saved(kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB") -> bytes:
    file = BytesIO()
    Image.new(mode, size).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"", "no PNG or JPEG", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "no PNG or JPEG", id="damaged"),
        pytest.param(saved("PNG")[:60], "no PNG or JPEG", id="cut_off"),
        pytest.param(saved("GIF", mode="P"), "no PNG or JPEG", id="another_kind"),
        pytest.param(saved("JPEG", mode="CMYK"), "CMYK", id="for_a_press"),
        pytest.param(saved("PNG", (3000, 2000)), "3000 × 2000 pixels", id="too_fine"),
        pytest.param(b"\0" * (LARGEST + 1), "201 kB", id="too_large"),
    ],
)
def test_what_is_no_logo_is_refused_in_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(PaperError, match=why):
        read_logo(content, "标志.png")


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "L")])
def test_the_usual_pictures_are_taken(kind: str, mode: str) -> None:
    assert (read_logo(saved(kind, mode=mode), "x").width, 40) == (40, 40)


def test_seals_stand_right_of_the_boxes(trip: Trip) -> None:
    agree_layout(trip.book, NOTE, Layout(seals=True))
    later, _ = hand_out(trip.book, trip.boxes[1:])
    together = note_of(trip.book, later)[0].blocks[-1]
    beside = [one for one in getattr(together, "blocks", ()) if isinstance(one, Beside)]
    assert [type(part) for _, part in beside[0].parts][-1] is Seals

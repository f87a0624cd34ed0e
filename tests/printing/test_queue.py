"""Papers on their way through a real print queue."""

import re
import subprocess
from collections.abc import Iterator
from math import dist
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from paper import forms
from pictures.forms import FORMS, World, world
from printing.queue import Queue
from workroom.paper.errors import PrinterError
from workroom.paper.picture import Picture, page_pictures
from workroom.paper.printer import printers, send
from workroom.paper.render import write

pytestmark = pytest.mark.slow


def text_of(pdf: Path) -> str:
    return subprocess.run(
        ("pdftotext", pdf, "-"), capture_output=True, text=True, check=True
    ).stdout


def sizes_of(pdf: Path) -> list[str]:
    shown = subprocess.run(
        ("pdfinfo", "-l", "99", pdf), capture_output=True, text=True, check=True
    ).stdout
    return re.findall(r"Page +\d+ size: +(.*)", shown)


@pytest.fixture(scope="module")
def drawn_from() -> Iterator[World]:
    with world() as made:
        yield made


def turns_between(one: Picture, other: Picture) -> int:
    """By how many quarters the second is turned, where it is the first otherwise: not scaled."""
    first, second = (
        np.frombuffer(each.rgb, np.uint8).reshape(each.height, each.width, 3)[..., 0] < 96
        for each in (one, other)
    )
    for turns in range(4):
        back = np.rot90(second, turns)
        height, width = (min(sizes) for sizes in zip(first.shape, back.shape, strict=True))
        if max(abs(a - b) for a, b in zip(first.shape, back.shape, strict=True)) > 1:
            continue
        if np.mean(first[:height, :width] != back[:height, :width]) < 0.02:
            return turns
    raise AssertionError("What came out is not what was sent.")


def bars_of(pdf: Path) -> dict[str, float]:
    """The Code 128 of the first page and how long each is, in dots of 300 to the inch."""
    (picture,) = page_pictures(pdf, 300, [0])
    pixels = np.frombuffer(picture.rgb, np.uint8).reshape(picture.height, picture.width, 3)
    found = zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormat.Code128)
    return {
        each.text: dist(
            (each.position.top_left.x, each.position.top_left.y),
            (each.position.top_right.x, each.position.top_right.y),
        )
        for each in found
    }


def test_a_note_comes_out_as_two_originals_on_a4(cups: Queue, tmp_path: Path) -> None:
    note = tmp_path / "交接单 1.pdf"
    write(note, [forms.handover(6)])

    job = send(note, cups.name, title="档案调档出库交接单")

    printed = cups.paper()
    assert job.startswith("workroom-")
    text = text_of(printed)
    assert "发包方留存" in text
    assert "承包方留存" in text
    assert len(sizes_of(printed)) == len(sizes_of(note))
    assert all(size.endswith("(A4)") for size in sizes_of(printed))


def test_the_queue_neither_scales_nor_blurs_the_bars(cups: Queue, tmp_path: Path) -> None:
    note = tmp_path / "note.pdf"
    write(note, [forms.handover(6)])

    send(note, cups.name)

    sent, printed = (bars_of(file) for file in (note, cups.paper()))
    assert printed.keys() == sent.keys() == {forms.NOTE}
    assert abs(printed[forms.NOTE] - sent[forms.NOTE]) <= 2


def test_a_portrait_sheet_stays_vector_and_searchable(cups: Queue, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    write(sheet, [forms.flow_sheet()])

    send(sheet, cups.name)

    assert "档案数字化工作流程单" in text_of(cups.paper())


@pytest.mark.parametrize(
    ("name", "landscape"),
    [
        pytest.param("F01-out", True, id="the_note_lies"),
        pytest.param("F02", True, id="its_list_lies"),
        pytest.param("F03", False, id="the_workflow_sheet_stands"),
    ],
)
def test_a_form_comes_out_as_it_is_held(
    cups: Queue, tmp_path: Path, drawn_from: World, name: str, landscape: bool
) -> None:
    """A printer feeds A4 upright: a form that lies is turned by a quarter, and never scaled."""
    form = tmp_path / f"{name}.pdf"
    form.write_bytes(FORMS[name](drawn_from))

    send(form, cups.name)

    printed = cups.paper()
    assert len(sizes_of(printed)) == len(sizes_of(form))
    assert all(size.endswith("(A4)") for size in sizes_of(printed))
    (sent,), (came,) = (page_pictures(file, 40, [0]) for file in (form, printed))
    assert (sent.width > sent.height) is landscape
    turned = turns_between(sent, came)
    quarter = (came.width > came.height) is not landscape
    assert turned in ((1, 3) if quarter else (0,))
    assert quarter is landscape


def test_the_queues_are_listed(cups: Queue) -> None:
    assert [(queue.name, queue.accepting) for queue in printers()] == [(cups.name, True)]


def test_a_name_nobody_gave_a_printer_is_refused_in_a_sentence(cups: Queue, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    write(sheet, [forms.flow_sheet()])
    with pytest.raises(PrinterError, match="There is no printer named nowhere"):
        send(sheet, "nowhere")


@pytest.mark.parametrize(
    ("stop", "start"),
    [
        pytest.param("cupsdisable", "cupsenable", id="it_prints_nothing"),
        pytest.param("cupsreject", "cupsaccept", id="it_takes_nothing"),
    ],
)
def test_a_stopped_queue_says_so(cups: Queue, tmp_path: Path, stop: str, start: str) -> None:
    sheet = tmp_path / "sheet.pdf"
    write(sheet, [forms.flow_sheet()])
    cups.tell(stop, cups.name)
    try:
        with pytest.raises(PrinterError, match="queue of the printer workroom is stopped"):
            send(sheet, cups.name)
    finally:
        cups.tell(start, cups.name)


def test_a_file_that_is_not_there_is_named(cups: Queue, tmp_path: Path) -> None:
    with pytest.raises(PrinterError, match=r"There is no file .*nothing"):
        send(tmp_path / "nothing.pdf", cups.name)


def test_without_a_printing_system_there_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    sheet = tmp_path / "sheet.pdf"
    write(sheet, [forms.flow_sheet()])
    with pytest.raises(PrinterError, match="No printing system answers"):
        send(sheet)

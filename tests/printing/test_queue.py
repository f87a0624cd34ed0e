"""Papers on their way through a real print queue."""

import re
import subprocess
from math import dist
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from paper import forms
from printing.queue import Queue
from workroom.paper.errors import PrinterError
from workroom.paper.picture import page_pictures
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

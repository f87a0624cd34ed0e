"""Layouts of papers, logos, number series and titles that are left off, as both parties agree."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from workroom.base.event import Event
from workroom.base.ids import Kind, PersonId, ProjectId, Subject, UnitId
from workroom.base.words import N_


class Titles(StrEnum):
    """Which titles stand on the contractor's copies. §10.2: flagged ones are left off."""

    SHOWN = "shown"
    FLAGGED_OFF = "flagged_off"
    OFF = "off"

    @property
    def label(self) -> str:
        return _TITLE_LABELS[self]


_TITLE_LABELS = {
    Titles.SHOWN: N_("All titles"),
    Titles.FLAGGED_OFF: N_("Not those kept private"),
    Titles.OFF: N_("No titles"),
}


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column that is printed. `label` empty: as delivered; `width` in mm, 0: what is left."""

    key: str
    label: str = ""
    width: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """How one form is printed.

    `columns` in their order; none means as delivered, as does `boxes` None (the
    roles that sign, in the form's own order). `third_party` names a box for
    somebody who witnesses, empty for none; `logo` is the digest of a picture
    kept in the book.
    """

    columns: tuple[ColumnChoice, ...] = ()
    boxes: tuple[str, ...] | None = None
    third_party: str = ""
    seals: bool = False
    logo: str = ""
    own_number: bool = True
    own_label: str = ""
    titles: Titles = Titles.SHOWN
    qr: bool = True

    def spell(self) -> str:
        """As a cell of the table keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, text: str) -> Layout:
        """The other way."""
        told = json.loads(text)
        boxes = told.pop("boxes")
        columns = tuple(ColumnChoice(**one) for one in told.pop("columns"))
        titles = Titles(told.pop("titles"))
        return cls(
            columns=columns, boxes=None if boxes is None else tuple(boxes), titles=titles, **told
        )


DELIVERED = Layout()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutAgreed(Event):
    """Both parties agreed how a form of a project is printed for every entry from this one on."""

    project: ProjectId
    form: str
    layout: Layout
    client: PersonId
    contractor: PersonId

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PROJECT, self.project),)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoKept(Event):
    """A picture came into the book: `content` is its file in base64, `digest` its SHA-256."""

    digest: str
    name: str
    content: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesAgreed(Event):
    """Numbers of a form begin with `prefix` from now on, and go on behind `given`.

    The numbers up to `given` that the book had not drawn were given on paper
    before; the entry draws them, so that the series has no gap.
    """

    project: ProjectId
    form: str
    prefix: str
    year: int
    given: int
    client: PersonId
    contractor: PersonId

    def about(self) -> Iterable[Subject]:
        return (Subject(Kind.PROJECT, self.project),)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlesWithheld(Event):
    """The client keeps the titles of these units off the contractor's copies, or no longer does."""

    units: tuple[UnitId, ...]
    withheld: bool

    def about(self) -> Iterable[Subject]:
        return tuple(Subject(Kind.UNIT, unit) for unit in self.units)


@dataclass(frozen=True, slots=True)
class LayoutVersion:
    """A layout, and the entry from which on it holds."""

    entry: int
    project: ProjectId
    form: str
    layout: Layout


@dataclass(frozen=True, slots=True)
class KeptLogo:
    """A picture of the book. `content` is base64."""

    digest: str
    name: str
    content: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Series:
    """What numbers of a form begin with."""

    project: ProjectId
    form: str
    prefix: str
    entry: int


@dataclass(frozen=True, slots=True)
class PrivateTitle:
    """A unit whose title the client keeps private, and since which entry."""

    unit: UnitId
    entry: int

"""Stays, reserved numbers, replaced sheets, scanned papers, corrections."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "note_corrections",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("handover", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_corrections")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_note_corrections_handover"), "note_corrections", ["handover"], unique=False
    )
    op.create_index(
        op.f("ix_note_corrections_number"), "note_corrections", ["number"], unique=False
    )
    op.create_table(
        "reserved_numbers",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("pad", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("project", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reserved_at", sa.Text(), nullable=False),
        sa.Column("reserved_by", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("act", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_reserved_numbers")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_reserved_numbers_pad"), "reserved_numbers", ["pad"], unique=False)
    op.create_index(op.f("ix_reserved_numbers_state"), "reserved_numbers", ["state"], unique=False)
    op.create_table(
        "scanned_papers",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scanned_papers")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_scanned_papers_digest"), "scanned_papers", ["digest"], unique=False)
    op.create_index(op.f("ix_scanned_papers_number"), "scanned_papers", ["number"], unique=False)
    op.create_index(op.f("ix_scanned_papers_of"), "scanned_papers", ["of"], unique=False)
    op.create_table(
        "stays",
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("holder", sa.Integer(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("out_note", sa.Integer(), nullable=False),
        sa.Column("out_since", sa.Text(), nullable=True),
        sa.Column("cabinet", sa.Integer(), nullable=True),
        sa.Column("workstation", sa.Integer(), nullable=True),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("unit", "since", name=op.f("pk_stays")),
        sqlite_strict=True,
    )
    op.add_column("sheets", sa.Column("replaced_by", sa.Integer(), nullable=True))
    op.add_column("sheets", sa.Column("replaces", sa.Integer(), nullable=True))
    _tell_stays()


COLUMNS = (
    *("unit", "since", "place", "holder", "batch", "out_note", "out_since"),
    *("cabinet", "workstation", "station", "finished_at"),
)
MOVES = sa.text("SELECT event, body, happened_at, by FROM journal ORDER BY seq")


def _tell_stays() -> None:
    """What the journal holds of moves, as the replay tells it: where each unit was since when."""
    db = op.get_bind()
    children: dict[int, list[int]] = {}
    for unit, parent in db.execute(sa.text("SELECT id, parent FROM units WHERE parent NOT NULL")):
        children.setdefault(parent, []).append(unit)
    told = _Told(children)
    for event, body, at, by in db.execute(MOVES):
        if (tell := getattr(told, f"on_{event}", None)) is not None:
            tell(json.loads(body), at, by)
    if told.stays:
        table = sa.table("stays", *map(sa.column, COLUMNS))
        op.bulk_insert(table, list(told.stays.values()))


class _Told:
    """Where units are while the journal is read; each method tells one kind of entry."""

    def __init__(self, children: dict[int, list[int]]) -> None:
        self.children = children
        self.now: dict[int, dict[str, Any]] = {}
        self.stays: dict[tuple[int, str], dict[str, Any]] = {}
        self.done: set[int] = set()

    def put(self, unit: int, **row: Any) -> None:
        self.now[unit] = row = {"unit": unit, **row}
        self.stays[unit, row["since"]] = row

    def move(self, unit: int, **changed: Any) -> None:
        if unit in self.now:
            self.put(**(self.now[unit] | changed))

    def on_HandoverAgreed(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — as the entry is called
        nowhere = dict.fromkeys(("cabinet", "workstation", "finished_at")) | {"station": ""}
        for line in told["lines"]:
            unit = line["unit"]
            if told["direction"] == "out":
                home = {"batch": told["batch"], "out_note": told["handover"]}
                with_whom = {"holder": told["contractor"], "out_since": told["day"]}
                self.put(unit, place="desk", since=at, **home, **with_whom, **nowhere)
            elif unit in self.now:
                kept = {"finished_at": self.now[unit]["finished_at"]}
                given = {"place": "returned", "since": at, "holder": told["client"]}
                self.move(unit, **(nowhere | kept | given))

    def on_UnitsPutAway(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — likewise
        there = {"place": "cabinet", "holder": told["keeper"], "cabinet": told["cabinet"]}
        for unit in told["units"]:
            self.move(unit, since=at, workstation=None, station="", **there)

    def on_UnitsTaken(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — likewise
        there = {name: told[name] for name in ("holder", "station", "workstation")}
        for unit in told["units"]:
            self.move(unit, since=at, place="workstation", cabinet=None, **there)

    def on_UnitsReshelved(self, told: dict[str, Any], at: str, by: int) -> None:  # noqa: N802 — likewise
        nowhere = dict.fromkeys(("cabinet", "workstation", "out_since", "finished_at"))
        for unit in told["units"]:
            self.move(unit, since=at, place="stacks", holder=by, station="", **nowhere)

    def on_MoveCorrected(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — likewise
        for was in told["units"]:
            self.move(was["unit"], since=at, **{n: v for n, v in was.items() if n != "unit"})

    def on_StepFinished(self, told: dict[str, Any], at: str, _by: int) -> None:  # noqa: N802 — likewise
        if told["complete"]:
            self.done.add(told["sheet"])
            self.finish(told["unit"], at)

    def on_ReworkOrdered(self, told: dict[str, Any], _at: str, _by: int) -> None:  # noqa: N802 — likewise
        if told["sheet"] in self.done:
            self.done.discard(told["sheet"])
            self.finish(told["unit"], None)

    on_PassCorrected = on_ReworkOrdered  # noqa: N815 — likewise

    def finish(self, unit: int, at: str | None) -> None:
        for one in (unit, *self.children.get(unit, ())):
            if one in self.now and self.now[one]["place"] in {"desk", "cabinet", "workstation"}:
                self.move(one, finished_at=at)

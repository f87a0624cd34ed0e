"""Kept scans hold their reasons as templates with values; the first declared registers."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

OLD = sa.text(
    "SELECT k.id, k.reasons, j.body FROM kept_scans k LEFT JOIN journal j ON j.seq = k.id"
)


def upgrade() -> None:
    _say_reasons()
    _declare_registers()


def _say_reasons() -> None:
    # Renamed where it lies: a table made anew would have to be told again that it is strict.
    op.execute("ALTER TABLE kept_scans RENAME COLUMN reason TO reasons")
    db = op.get_bind()
    for scan, sentence, body in db.execute(OLD).all():
        reasons = _reasons(sentence, _clauses(body))
        told = json.dumps(reasons, ensure_ascii=False, sort_keys=True)
        db.execute(
            sa.text("UPDATE kept_scans SET reasons = :told WHERE id = :scan"),
            {"told": told, "scan": scan},
        )


def _reasons(sentence: str, clauses: list[str]) -> list[dict[str, Any]]:
    """What the entry of version 1 comes to, with the sentence of the table: where somebody changed
    that, `verify` still finds it.
    """
    template = sentence.replace("{", "{{").replace("}", "}}")
    return [
        {"template": "" if place else template, "values": {}, "clause": clause}
        for place, clause in enumerate(clauses or [""])
    ]


def _clauses(body: str | None) -> list[str]:
    """Those of the entry; a row that follows from none is left for `verify` to find."""
    return list(json.loads(body or "{}").get("clauses", ()))


def _declare_registers() -> None:
    op.create_table(
        "count_lines",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("cabinet", sa.Integer(), nullable=True),
        sa.Column("inside", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("found_in", sa.Integer(), nullable=True),
        sa.Column("found_by", sa.Integer(), nullable=True),
        sa.Column("found_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_count_lines")),
        sqlite_strict=True,
    )
    op.create_table(
        "counts",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Text(), nullable=False),
        sa.Column("begun_by", sa.Integer(), nullable=False),
        sa.Column("begun_entry", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counts")),
        sqlite_strict=True,
    )
    op.create_table(
        "hazard_follow_ups",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("hazard", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hazard_follow_ups")),
        sa.UniqueConstraint("number", name=op.f("uq_hazard_follow_ups_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_hazard_follow_ups_hazard"), "hazard_follow_ups", ["hazard"], unique=False
    )
    op.create_index(
        op.f("ix_hazard_follow_ups_standing"), "hazard_follow_ups", ["standing"], unique=False
    )
    op.create_table(
        "hazards",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("found_on", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("mended_on", sa.Text(), nullable=True),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("verified_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hazards")),
        sa.UniqueConstraint("number", name=op.f("uq_hazards_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_hazards_standing"), "hazards", ["standing"], unique=False)
    op.create_table(
        "open_items",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_open_items")),
        sqlite_strict=True,
    )

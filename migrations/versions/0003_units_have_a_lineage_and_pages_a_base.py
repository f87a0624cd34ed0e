"""Units have a lineage and pages a base."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "former_codes",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", "unit", name=op.f("pk_former_codes")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_former_codes_unit"), "former_codes", ["unit"], unique=False)
    op.create_table(
        "lineage",
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "origin", "entry", name=op.f("pk_lineage")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_lineage_origin"), "lineage", ["origin"], unique=False)
    op.create_table(
        "page_ledgers",
        sa.Column("sheet", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("split", sa.Integer(), nullable=False),
        sa.Column("frames", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sheet", name=op.f("pk_page_ledgers")),
        sqlite_strict=True,
    )
    op.add_column("passes", sa.Column("taken_from", sa.Integer(), nullable=True))
    op.add_column("sheets", sa.Column("pages", sa.Integer(), nullable=True))
    op.add_column("sheets", sa.Column("of", sa.Integer(), nullable=True))
    op.add_column("sheets", sa.Column("ended_at", sa.Text(), nullable=True))
    op.create_index(op.f("ix_sheets_ended_at"), "sheets", ["ended_at"], unique=False)
    op.add_column("units", sa.Column("became", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_units_became"), "units", ["became"], unique=False)
    op.add_column("whereabouts", sa.Column("came_by", sa.Text(), nullable=True))
    # The page base is what the last pass of preparation counted that still stands.
    op.execute(
        "UPDATE sheets SET pages = (SELECT quantity FROM passes WHERE passes.sheet = sheets.id"
        " AND step = 'PREP' AND superseded = 0 AND void = 0 AND finished_at IS NOT NULL"
        " ORDER BY entry DESC, round DESC LIMIT 1)"
    )

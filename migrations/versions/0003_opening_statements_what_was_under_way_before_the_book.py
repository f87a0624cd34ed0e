"""Opening statements: what was under way before the book"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "opening_lines",
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("stand", sa.Text(), nullable=False),
        sa.Column("out_since", sa.Text(), nullable=True),
        sa.Column("cabinet", sa.Integer(), nullable=True),
        sa.Column("workstation", sa.Integer(), nullable=True),
        sa.Column("holder", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("back_note", sa.Text(), nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("condition", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("statement", "unit", name=op.f("pk_opening_lines")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_opening_lines_unit"), "opening_lines", ["unit"], unique=False)
    op.create_table(
        "opening_statements",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("project", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("not_begun", sa.Integer(), nullable=False),
        sa.Column("last_numbers", sa.Text(), nullable=False),
        sa.Column("drafted_at", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.Text(), nullable=True),
        sa.Column("agreed_entry", sa.Integer(), nullable=True),
        sa.Column("client", sa.Integer(), nullable=True),
        sa.Column("contractor", sa.Integer(), nullable=True),
        sa.Column("filed_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_statements")),
        sqlite_strict=True,
    )

"""Custody in depth: places with a purpose; archives lent, missing and called back."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "loans",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("client", sa.Integer(), nullable=False),
        sa.Column("contractor", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("lent_at", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("back", sa.Text(), nullable=False),
        sa.Column("returned_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loans")),
        sa.UniqueConstraint("number", name=op.f("uq_loans_number")),
        sqlite_strict=True,
    )
    op.add_column(
        "cabinets", sa.Column("purpose", sa.Text(), server_default="store", nullable=False)
    )
    op.add_column("whereabouts", sa.Column("recall", sa.Text(), server_default="", nullable=False))
    op.add_column("whereabouts", sa.Column("recalled_at", sa.Text(), nullable=True))

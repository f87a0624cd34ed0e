"""Kept scans hold their reasons as templates with values, no longer one English sentence."""

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

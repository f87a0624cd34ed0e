"""Write the next migration: what separates the newest shape of a book from the tables declared."""

import re
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import Integer
from sqlalchemy.types import TypeDecorator

from workroom.book import make_book, register
from workroom.ledger import search, vault
from workroom.ledger.columns import metadata
from workroom.ledger.engine import open_engine
from workroom.ledger.folder import Folder
from workroom.ledger.shape import HEAD

ROOT = Path(__file__).resolve().parents[1]
SHAPE = ROOT / "src" / "workroom" / "ledger" / "shape.py"
NOT_OURS = (search.TABLE, "alembic_version")
DECLARED = (vault.secrets,)
"""Tables that no room declares: named here so that they are not taken for gone."""
PAGE = '''"""{sentence}"""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
    {steps}
'''


def write_migration(sentence: str) -> Path | None:
    """A file in `migrations/versions`, named by the sentence; None where nothing separates them.

    To be read before it is committed: it makes new tables and columns, and does
    not know what an old book's lines should hold in them.
    """
    register()
    with tempfile.TemporaryDirectory() as temporary:
        make_book(Path(temporary) / "book").close()
        engine = open_engine(Folder(Path(temporary) / "book").database)
        with engine.connect() as db:
            context = MigrationContext.configure(
                db,
                opts={
                    "include_name": lambda name, kind, _: (
                        kind != "table" or not str(name).startswith(NOT_OURS)
                    )
                },
            )
            steps = produce_migrations(context, metadata).upgrade_ops
        engine.dispose()
    if steps is None or steps.is_empty():
        return None
    revision = f"{int(HEAD) + 1:04}"
    name = re.sub(r"[^a-z0-9]+", "_", sentence.lower()).strip("_")
    path = ROOT / "migrations" / "versions" / f"{revision}_{name}.py"
    text = PAGE.format(
        sentence=sentence,
        revision=revision,
        before=HEAD,
        steps=_plain(render_python_code(steps, render_as_batch=False, render_item=_as_kept)),
    )
    path.write_text(text, "utf-8")
    shape = SHAPE.read_text("utf-8")
    SHAPE.write_text(shape.replace(f'HEAD = "{HEAD}"', f'HEAD = "{revision}"'), "utf-8")
    return path


def _as_kept(kind: str, what: object, _context: object) -> str | Literal[False]:
    """A column of ours by what SQLite keeps: a migration knows no class that may change later."""
    if kind == "type" and isinstance(what, TypeDecorator):
        kept: Any = what.impl
        return "sa.Integer()" if isinstance(kept, Integer) else "sa.Text()"
    return False


def _plain(steps: str) -> str:
    """Without what alembic adds that is not the table's."""
    lines = (line for line in steps.splitlines() if not line.strip().startswith(("info=", "#")))
    return "\n".join(lines).strip()


if __name__ == "__main__":
    written = write_migration(" ".join(sys.argv[1:]) or "More tables.")
    print(written or "The tables are as the newest migration leaves them.")

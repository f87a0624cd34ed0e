"""Bring a book up to this program's shape; loaded only when a book is not there yet."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError

from workroom.base.errors import BookError
from workroom.base.resources import migrations
from workroom.ledger.engine import DAMAGED, open_engine, told


def upgrade(path: Path) -> None:
    """Run the migrations that are missing, from an empty file too, in one transaction.

    Raises:
        BookError: its tables are not those of the shape it says it has.
    """
    config = Config()
    config.set_main_option("script_location", str(migrations()))
    engine = open_engine(path)
    try:
        with told(path), engine.connect().execution_options(writes=True) as db, db.begin():
            config.attributes["connection"] = db
            command.upgrade(config, "head")
    except DBAPIError as error:
        raise BookError(DAMAGED, path=path) from error
    finally:
        engine.dispose()

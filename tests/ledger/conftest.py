"""A database that holds what a test puts into it, and is gone with the test."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool


@pytest.fixture
def db() -> Iterator[Connection]:
    """A connection on an empty database in memory."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection, connection.begin():
        yield connection
    engine.dispose()

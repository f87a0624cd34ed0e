"""Lin at the first workstation of a book in which a batch is out."""

import pytest

from books import Scanner
from rooms.trips import Trip


@pytest.fixture
def lin(trip: Trip) -> Scanner:
    return Scanner(trip.book, "lin", "1号台")

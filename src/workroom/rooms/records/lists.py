"""Every list that can be had as a file: the book's own, the declared registers, the conformity."""

from collections.abc import Callable, Iterator, Sequence

from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.records.conformity import Kept, conformity
from workroom.rooms.records.export import REGISTERS
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Shelf
from workroom.rooms.registers.rows import for_scripts, for_spreadsheets
from workroom.rooms.shelf import SHELF

CONFORMITY = "conformity"
Rows = tuple[Sequence[str], Iterator[Sequence[object]]]


def names_of_lists(shelf: Shelf = SHELF) -> tuple[str, ...]:
    """What can be asked for."""
    return (*REGISTERS, *shelf.keys(), CONFORMITY)


def listed(
    ledger: Ledger,
    db: Reading,
    name: str,
    *,
    scripts: bool,
    chinese: Callable[[str], str],
    shelf: Shelf = SHELF,
) -> Rows:
    """The heads and rows of a list.

    With `scripts` a declared register is told by names of fields and plain
    values, else by Chinese heads and words, fit to be mended and brought in again.
    `chinese` says a template in Chinese, as the demand of a clause.
    """
    if name in REGISTERS:
        heads, rows = REGISTERS[name](ledger, db)
        return heads, iter(rows)
    if name == CONFORMITY:
        told = conformity(ledger, db, shelf)
        if scripts:
            return _KEYS, (_plain(one, chinese) for one in told)
        return _HEADS, (_printed(one, chinese) for one in told)
    register = shelf[name]
    lines = store.every(db, register)
    return (for_scripts if scripts else for_spreadsheets)(db, register, lines)


_KEYS = ("document", "number", "demand", "origin", "registers", "rules", "lines", "entries")
_HEADS = ("依据文件", "条款号", "要求", "性质", "登记簿", "程序规则", "登记条数", "记账条数")


def _plain(kept: Kept, chinese: Callable[[str], str]) -> Sequence[object]:
    return (
        *_clause(kept, chinese),
        [register.key for register in kept.registers],
        [".".join(rule) for rule in kept.rules],
        kept.lines,
        kept.entries,
    )


def _printed(kept: Kept, chinese: Callable[[str], str]) -> Sequence[object]:
    return (
        *_clause(kept, chinese),
        "、".join(register.chinese for register in kept.registers),
        "、".join(".".join(rule) for rule in kept.rules),
        kept.lines,
        kept.entries,
    )


def _clause(kept: Kept, chinese: Callable[[str], str]) -> Sequence[object]:
    clause = kept.clause
    return (clause.document, clause.number, chinese(clause.demand), clause.origin.value)

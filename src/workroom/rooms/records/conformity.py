"""The table of conformity (条款符合性一览表): each clause, who keeps it, and the evidence.

Read from the program itself: a rule keeps a clause by naming it, so that the
table cannot say more than the program does.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import CodeType, FunctionType, ModuleType
from typing import Any

from workroom import rooms
from workroom.base import clauses
from workroom.base.clauses import Clause
from workroom.ledger import journal
from workroom.ledger.reading import Reading
from workroom.ledger.work import Ledger
from workroom.rooms.registers import store
from workroom.rooms.registers.declaration import Register, Shelf

Rule = tuple[str, str]
"""A room, and the name of one of its rules."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One clause: the registers that name it, the rules that keep it, and the evidence.

    `lines` are those of the registers that are not void; `entries` are what the
    journal holds from the rooms of the rules.
    """

    clause: Clause
    registers: tuple[Register[Any], ...]
    rules: tuple[Rule, ...]
    lines: int
    entries: int


def conformity(ledger: Ledger, db: Reading, shelf: Shelf) -> Iterator[Kept]:
    """Every clause, in the order of `base/clauses.py`."""
    keepers = _keepers(shelf)
    by_room = _entries_by_room(ledger, db)
    held = {register.key: len(store.held(db, register)) for register in shelf}
    for clause in (one for one in vars(clauses).values() if isinstance(one, Clause)):
        naming = tuple(register for register in shelf if _names(register, clause))
        rules = tuple(sorted(rule for rule, cited in keepers.items() if clause in cited))
        yield Kept(
            clause,
            naming,
            rules,
            lines=sum(held[register.key] for register in naming),
            entries=sum(by_room.get(room, 0) for room in {room for room, _ in rules}),
        )


def _names(register: Register[Any], clause: Clause) -> bool:
    return clause in register.clauses or any(one.clause == clause for one in register.fields)


def _keepers(shelf: Shelf) -> Mapping[Rule, frozenset[Clause]]:
    """Every rule of the house, with the clauses that it names."""
    found: dict[Rule, frozenset[Clause]] = {}
    for module in _rule_books():
        for name, rule in vars(module).items():
            if isinstance(rule, FunctionType) and rule.__module__ == module.__name__:
                found[_room(module.__name__), name.lstrip("_")] = cited_by(rule)
    for register in shelf:
        for rule in (*register.rules, *register.clocks):
            found[_room(rule.__module__), rule.__name__] = cited_by(rule)
    return found


def _rule_books() -> Iterator[ModuleType]:
    """The rules of all rooms: found, not listed, so that no room is forgotten here."""
    for room in pkgutil.iter_modules(rooms.__path__, f"{rooms.__name__}."):
        if room.ispkg:
            package = import_module(room.name)
            for part in pkgutil.iter_modules(package.__path__, f"{room.name}."):
                if part.name.endswith(".rules"):
                    yield import_module(part.name)


def cited_by(rule: object) -> frozenset[Clause]:
    """The clauses that a function names, in the functions inside it too."""
    code, known = getattr(rule, "__code__", None), getattr(rule, "__globals__", {})
    waiting, found = [code] if code else [], set()
    while waiting:
        one: CodeType = waiting.pop()
        found |= {known[name] for name in one.co_names if isinstance(known.get(name), Clause)}
        waiting += [inner for inner in one.co_consts if isinstance(inner, CodeType)]
    return frozenset(found)


def _entries_by_room(ledger: Ledger, db: Reading) -> dict[str, int]:
    """How many entries the journal holds of what each room says can happen."""
    counted: dict[str, int] = {}
    modules = ledger.register.codec.modules()
    for event, count in journal.count_by_event(db).items():
        room = _room(modules.get(event, ""))
        counted[room] = counted.get(room, 0) + count
    return counted


def _room(module: str) -> str:
    """`workroom.rooms.custody.rules` is of the room `custody`."""
    return module.removeprefix(f"{rooms.__name__}.").split(".", 1)[0]

"""Every clause is kept by a rule and tried by a test, and every reason can be translated."""

import ast
import string
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from sources import tree_of
from workroom.base import clauses, errors
from workroom.base.clauses import Clause, Origin

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "src" / "workroom"
CLAUSES = {name: one for name, one in vars(clauses).items() if isinstance(one, Clause)}
SHEDS = ("rooms", "ledger", "exchange")
SPEAKING = sorted(file for shed in SHEDS for file in (SOURCE / shed).rglob("*.py"))
TESTS = [file for file in (CHECKOUT / "tests").rglob("*.py") if file != Path(__file__)]

# What is said by a property of a value is marked where the value is declared.
SAID_BY_VALUES = {"label", "value", "text", "template", "title", "unit"}


def within(file: Path, node: ast.expr) -> str:
    return f"{file.relative_to(CHECKOUT).as_posix()}:{node.lineno}"


def names_used(file: Path) -> set[str]:
    """Names that are read; an import alone is no use."""
    return {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
    }


def test_every_clause_is_kept_by_a_rule() -> None:
    cited = {name for file in (SOURCE / "rooms").rglob("*.py") for name in names_used(file)}
    assert sorted(CLAUSES.keys() - cited) == []


@pytest.mark.slow
def test_every_clause_is_tried_by_a_test() -> None:
    tried = {name for file in TESTS for name in names_used(file)}
    assert sorted(CLAUSES.keys() - tried) == []


@pytest.mark.parametrize("name", CLAUSES)
def test_a_clause_says_where_it_stands_and_what_it_demands(name: str) -> None:
    clause = CLAUSES[name]
    assert clause.demand.endswith(".")
    if clause.origin is Origin.STANDARD:
        assert clause.document in {"DA/T 68.2-2020", "DA/T 31-2017"}
        assert str(clause) == f"{clause.document} §{clause.number}"
    else:
        assert "DA/T" not in str(clause) or clause.number


def test_no_two_clauses_demand_the_same() -> None:
    demands = [clause.demand for clause in CLAUSES.values()]
    assert len(set(demands)) == len(demands)


# --- Reasons -----------------------------------------------------------------------------------


@cache
def marked() -> frozenset[str]:
    """Every template of the source that an extractor of messages finds."""
    return frozenset(
        node.args[0].value
        for file in SOURCE.rglob("*.py")
        if "N_(" in file.read_text("utf-8")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "N_"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    )


def fields_of(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def says_nothing(template: str) -> bool:
    """Whether there is nothing in it to translate: values alone."""
    bare = "".join(text for text, _, _, _ in string.Formatter().parse(template))
    return not any(character.isalpha() for character in bare)


@cache
def error_names() -> set[str]:
    """The names of all errors that are said to people, but the one that holds a verdict."""
    for file in SPEAKING:
        module_of(file)
    found, waiting = set(), [errors.WorkroomError]
    while waiting:
        kind = waiting.pop()
        found.add(kind.__name__)
        waiting += kind.__subclasses__()
    return found - {"RefusedError"}


def sayings(file: Path) -> Iterator[tuple[ast.Call, ast.FunctionDef | None]]:
    """Calls that make a sentence, each with the function it stands in."""
    makers = {"no", "phrase"} | error_names()

    def walk(
        node: ast.AST, around: ast.FunctionDef | None
    ) -> Iterator[tuple[ast.Call, ast.FunctionDef | None]]:
        for child in ast.iter_child_nodes(node):
            inside = child if isinstance(child, ast.FunctionDef) else around
            match child:
                case ast.Call(func=ast.Name(id=name), args=[_, *_]) if name in makers:
                    yield child, inside
            yield from walk(child, inside)

    yield from walk(tree_of(file), None)


def everything_said() -> Iterator[tuple[Path, ast.Call, ast.FunctionDef | None]]:
    for file in SPEAKING:
        for call, around in sayings(file):
            yield file, call, around


@cache
def module_of(file: Path) -> ModuleType:
    dotted = file.relative_to(SOURCE.parent).with_suffix("").as_posix().replace("/", ".")
    return import_module(dotted.removesuffix(".__init__"))


def templates_of(
    said: ast.expr, module: ModuleType, around: ast.FunctionDef | None
) -> list[str] | None:
    """What the expression may come to; None where only the running program can tell."""
    match said:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Call(func=ast.Name(id="N_"), args=[ast.Constant(value=str(text))]):
            return [text]
        case ast.IfExp(body=body, orelse=other):
            both = [templates_of(one, module, around) for one in (body, other)]
            return None if None in both else [text for one in both for text in one or ()]
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if isinstance(
            getattr(module, owner, None), ModuleType
        ):
            return [getattr(getattr(module, owner), name)]
        case ast.Name(id=name) if isinstance(getattr(module, name, None), str):
            return [getattr(module, name)]
        case ast.Name(id=name) if around is not None and name in _counted_off(around):
            return [
                text
                for node in ast.walk(around)
                if isinstance(node, ast.Call)
                for text in templates_of(node, module, None) or ()
            ]
        case ast.Name(id=name) if around is not None:
            given = [
                templates_of(node.value, module, around)
                for node in ast.walk(around)
                if isinstance(node, ast.Assign)
                and any(isinstance(one, ast.Name) and one.id == name for one in node.targets)
            ]
            if given and None not in given:
                return [text for one in given for text in one or ()]
    return None


def _counted_off(around: ast.FunctionDef) -> set[str]:
    """The names that a comprehension gives to what it goes through."""
    return {
        name.id
        for node in ast.walk(around)
        if isinstance(node, ast.comprehension)
        for name in ast.walk(node.target)
        if isinstance(name, ast.Name)
    }


def is_said_by_a_value(said: ast.expr) -> bool:
    return isinstance(said, ast.Attribute) and said.attr in SAID_BY_VALUES


@pytest.mark.slow
def test_what_is_said_to_people_is_a_marked_template_with_all_its_values() -> None:
    wrong = []
    for file, call, around in everything_said():
        module = module_of(file)
        said = call.args[0]
        if any(isinstance(node, ast.JoinedStr) for node in ast.walk(said)):
            wrong.append(f"{within(file, call)}: put together before it is said")
            continue
        templates = templates_of(said, module, around)
        if templates is None:
            if not is_said_by_a_value(said) and not _hands_on(said, around):
                wrong.append(f"{within(file, call)}: {ast.unparse(said)} cannot be looked up")
            continue
        given = {word.arg for word in call.keywords}
        for template in templates:
            if template not in marked() and not says_nothing(template):
                wrong.append(f"{within(file, call)}: not marked: {template}")
            if None not in given and not fields_of(template) <= given:
                wrong.append(f"{within(file, call)}: {fields_of(template) - given} not given")
    assert wrong == []


def _hands_on(said: ast.expr, around: ast.FunctionDef | None) -> bool:
    """Whether the function was given the template by its caller, and hands it on."""
    if around is None or not isinstance(said, ast.Name):
        return False
    arguments = around.args
    return said.id in {
        one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    }


@pytest.mark.slow
def test_every_no_cites_a_clause() -> None:
    without = [
        within(file, call)
        for file, call, around in everything_said()
        if isinstance(call.func, ast.Name)
        and call.func.id == "no"
        and not _is_clause(call.args[1], module_of(file), around)
    ]
    assert without == []


def _is_clause(cited: ast.expr, module: ModuleType, around: ast.FunctionDef | None) -> bool:
    named = isinstance(cited, ast.Name) and isinstance(getattr(module, cited.id, None), Clause)
    return named or _hands_on(cited, around)


@pytest.mark.slow
def test_the_looking_itself_finds_what_is_wrong() -> None:
    tree = ast.parse("raise InputError(f'{name} is wrong')").body[0]
    assert isinstance(tree, ast.Raise)
    assert isinstance(tree.exc, ast.Call)
    assert isinstance(tree.exc.args[0], ast.JoinedStr)
    assert not says_nothing("{name} is wrong")
    assert says_nothing("{said} {sentence}")
    assert fields_of("{code}: {step:>3} {}") == {"code", "step"}
    assert {"InputError", "BookError", "NotFoundError", "StoppedError"} <= error_names()

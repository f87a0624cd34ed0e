"""Python files as trees: each is parsed once, whoever asks."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree_of(file: Path) -> ast.Module:
    """The file's syntax; nobody changes it."""
    return ast.parse(file.read_text("utf-8"), filename=str(file))

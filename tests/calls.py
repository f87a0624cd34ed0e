"""A command line for tests: in this process for what it says, in its own for what it does."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What a call printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Call = Callable[..., Answer]


ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[1] / "src")}


def arguments(*words: object) -> list[str]:
    """The command and its words, as a system call takes them."""
    return [sys.executable, "-m", "workroom", *map(str, words)]


def process(*words: object) -> subprocess.Popen[bytes]:
    """The command as a process of its own, as a person starts it."""
    return subprocess.Popen(
        arguments(*words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )

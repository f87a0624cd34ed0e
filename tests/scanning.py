"""A process that scans: forked from the test, fed with codes, listened to, and killed."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from workroom.app import main


class Scanning:
    """The command `scan` at one station, on two pipes.

    The process is forked from this one, which has the program loaded: starting
    Python hundreds of times over would take ten minutes and prove nothing more.
    """

    def __init__(self, root: Path, station: str, codes: Sequence[str]) -> None:
        codes_out, codes_in = os.pipe()
        replies_out, replies_in = os.pipe()
        self._replies = replies_out
        self.child = os.fork()
        if self.child == 0:
            os.close(codes_in)
            os.close(replies_out)
            _scan_for_ever(root, station, codes_out, replies_in)
        os.close(codes_out)
        os.close(replies_in)
        self._feeder = threading.Thread(target=_feed, args=(codes_in, codes), name="feeder")
        self._feeder.start()

    def kill(self) -> None:
        """End it at once, whatever it does."""
        os.kill(self.child, signal.SIGKILL)

    def listen(self, heard: Callable[[int], object] = lambda _number: None) -> set[int]:
        """Hear replies until it ends; the entries that it said were done.

        `heard` is told how many whole or torn replies there were so far.
        """
        done: set[int] = set()
        with os.fdopen(self._replies, "rb") as answers:
            for number, line in enumerate(answers, start=1):
                if line.endswith(b"\n"):
                    reply = json.loads(line)
                    if reply["outcome"] == "done":
                        done.add(reply["seq"])
                heard(number)
        os.waitpid(self.child, 0)
        self._feeder.join(timeout=30)
        return done


def spoken(lines: Sequence[str]) -> bytes:
    """The codes as a reader sends them."""
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")


def _scan_for_ever(root: Path, station: str, codes: int, replies: int) -> NoReturn:
    """The child's whole life."""
    sys.stdin = os.fdopen(codes, "r")
    sys.stdout = os.fdopen(replies, "w")
    main(["--book", str(root), "scan", "--station", station])
    os._exit(0)


def _feed(pipe: int, codes: Sequence[str]) -> None:
    try:
        with os.fdopen(pipe, "wb") as out:
            out.write(spoken(codes))
    except BrokenPipeError:
        return

"""A desktop of its own for a trial: display, window manager, message bus, Chinese input method."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "ibus-daemon", "ibus")


@contextmanager
def desktop(folder: Path) -> Iterator[dict[str, str]]:
    """A display, a bus, a window manager and ibus with libpinyin; gives the environment."""
    with ExitStack() as stack:
        read, write = os.pipe()
        stack.enter_context(
            _running(
                [
                    "Xvfb",
                    "-displayfd",
                    str(write),
                    "-screen",
                    "0",
                    "1024x768x24",
                    "-nolisten",
                    "tcp",
                ],
                {**os.environ},
                keep=(write,),
            )
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "DISPLAY": display,
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "GSETTINGS_BACKEND": "memory",
            "NO_AT_BRIDGE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "QT_IM_MODULE": "ibus",
            "XMODIFIERS": "@im=ibus",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        bus = stack.enter_context(
            _running(["dbus-daemon", "--session", "--nofork", "--print-address"], environment)
        )
        if bus.stdout is None:
            raise RuntimeError("the bus does not speak")
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        stack.enter_context(_running(["openbox"], environment))
        stack.enter_context(
            _running(["ibus-daemon", "-x", "-r", "--panel", "disable"], environment)
        )
        _choose_engine(environment)
        yield environment


def _choose_engine(environment: dict[str, str]) -> None:
    """Ask until ibus has come up and says so itself: its own exit status cannot be relied on."""
    for _ in range(40):
        _ask(environment, "ibus", "engine", "libpinyin")
        if _ask(environment, "ibus", "engine") == "libpinyin":
            return
        _ask(environment, "xdotool", "sleep", "0.25")
    raise RuntimeError("ibus did not come up with libpinyin")


def _ask(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip()


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], keep: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command,
        env=environment,
        pass_fds=keep,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(timeout=10)


def missing() -> tuple[str, ...]:
    """Which of the needed programs this machine lacks."""
    engine = Path("/usr/libexec/ibus-engine-libpinyin")
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    return (*lacking, *(() if engine.exists() else ("ibus-libpinyin",)))

"""A real print queue for tests: a private CUPS, and a printer that keeps what it was sent."""

import getpass
import grp
import os
import select
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = {
    "cupsd": "cups",
    "lpadmin": "cups-client",
    "lp": "cups-client",
    "ippeveprinter": "cups-ipp-utils",
    "dbus-daemon": "dbus",
}
"""What the queue is made of, and the Debian package each comes from."""

QUEUE = "workroom"
PATIENCE_S = 30.0

_DBUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/dbus.sock</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_type="*"/>
<allow receive_type="*"/></policy></busconfig>
"""
_CUPSD = """Listen 127.0.0.1:{port}
Listen {folder}/run/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
MaxLogSize 0
<Location />
Order allow,deny
Allow from 127.0.0.1
</Location>
<Location /admin>
Order allow,deny
Allow from 127.0.0.1
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_FILES = """ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/run
AccessLog {folder}/log/access_log
ErrorLog {folder}/log/error_log
PageLog {folder}/log/page_log
SystemGroup {system}
User {user}
Group {group}
"""


@dataclass(frozen=True, slots=True)
class Queue:
    """A running queue: its name, where CUPS listens, and the pipe the printer reports to."""

    name: str
    server: str
    reports: int

    def paper(self) -> Path:
        """The next file that comes out of the printer, whole."""
        ready, _, _ = select.select([self.reports], [], [], PATIENCE_S)
        assert ready, "Nothing came out of the printer."
        return Path(os.read(self.reports, 4096).decode().splitlines()[0])

    def tell(self, *command: str) -> None:
        """One of the administrator's commands, such as `cupsdisable`."""
        environment = {**os.environ, "CUPS_SERVER": self.server}
        subprocess.run((_found(command[0]), *command[1:]), check=True, env=environment)


@contextmanager
def private_queue(folder: Path) -> Iterator[Queue]:
    """A queue of its own in an empty folder, on ports of its own; gone when the block ends."""
    _prepare(folder)
    server, printer = _free_port(), _free_port()
    address = f"127.0.0.1:{server}"
    bus = f"unix:path={folder}/dbus.sock"
    with ExitStack() as stack:
        reports = os.open(folder / "reports", os.O_RDWR | os.O_NONBLOCK)
        stack.callback(os.close, reports)
        # The printer program wants a system bus, though it finds nobody there.
        stack.enter_context(
            _running(_found("dbus-daemon"), f"--config-file={folder}/dbus.conf", "--nofork")
        )
        _until((folder / "dbus.sock").exists)
        # Without a command (-c) it pretends to be busy for half a minute with each job.
        stack.enter_context(
            _running(
                *(_found("ippeveprinter"), "-p", str(printer), "-n", "localhost", "-r", "off"),
                *("-s", "600", "-c", f"{folder}/report", "-d", f"{folder}/jobs", "-k"),
                *("-f", "application/pdf,image/pwg-raster", "Workroom"),
                bus=bus,
            )
        )
        (folder / "etc/cupsd.conf").write_text(_CUPSD.format(folder=folder, port=server))
        files = _FILES.format(folder=folder, **_owner())
        (folder / "etc/cups-files.conf").write_text(files)
        configuration = ("-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf")
        stack.enter_context(_running(_found("cupsd"), "-f", *configuration, bus=bus))
        environment = {**os.environ, "CUPS_SERVER": address}
        device = f"ipp://localhost:{printer}/ipp/print"
        add = (_found("lpadmin"), "-p", QUEUE, "-E", "-v", device, "-m", "everywhere")
        quiet = subprocess.DEVNULL
        _until(lambda: subprocess.call(add, env=environment, stdout=quiet, stderr=quiet) == 0)
        yield Queue(QUEUE, address, reports)


def _prepare(folder: Path) -> None:
    lacking = {package for program, package in PROGRAMS.items() if not _where(program)}
    if lacking:
        raise AssertionError(f"To print, install: {', '.join(sorted(lacking))}")
    for part in ("etc", "spool/tmp", "cache", "log", "run/certs", "jobs"):
        (folder / part).mkdir(parents=True)
    (folder / "dbus.conf").write_text(_DBUS.format(folder=folder))
    os.mkfifo(folder / "reports")
    report = folder / "report"
    report.write_text(f'#!/bin/sh\necho "$1" > {folder}/reports\n')
    report.chmod(0o755)
    if os.geteuid() == 0:
        for part in ("spool", "cache", "log", "run", "jobs"):
            for each in (folder / part, *(folder / part).rglob("*")):
                shutil.chown(each, "lp", "lp")
        (folder / "run").chmod(0o755)
        for parent in (folder, *folder.parents):
            # The printing system's own user has to come through to its spool.
            if parent.stat().st_uid == 0 and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o011)


def _owner() -> dict[str, str]:
    """Whom CUPS runs as: its own user where root starts it, else whoever runs the tests."""
    if os.geteuid() == 0:
        return {"user": "lp", "group": "lp", "system": "root"}
    group = grp.getgrgid(os.getegid()).gr_name
    return {"user": getpass.getuser(), "group": group, "system": "lpadmin"}


@contextmanager
def _running(*command: str, bus: str = "") -> Iterator[None]:
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus} if bus else None
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


def _until(happened: Callable[[], bool]) -> None:
    """Wait for another program to come up, which tells nobody when it has."""
    end = time.monotonic() + PATIENCE_S
    pause = threading.Event()
    while not happened():
        assert time.monotonic() < end, "The private printing system did not come up."
        pause.wait(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _where(program: str) -> str | None:
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def _found(program: str) -> str:
    place = _where(program)
    assert place is not None, program
    return place

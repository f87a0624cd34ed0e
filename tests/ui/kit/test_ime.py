"""With a real Chinese input method at work a scan is whole or refused, never shortened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.kit import ime_trial


@pytest.mark.slow
@pytest.mark.skipif(bool(ime_trial.missing()), reason="no display, bus or ibus on this machine")
def test_no_scan_is_shortened_by_a_real_input_method() -> None:
    done = subprocess.run(
        [sys.executable, str(Path(ime_trial.__file__)), "--quick"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

"""The benchmarks are scripts of a folder of their own, which their tests may import."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

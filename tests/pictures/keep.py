"""Keep the pictures of all forms, or of those named, as they are drawn now."""

import sys

from pictures.compare import store
from pictures.forms import FORMS, world


def keep(names: list[str]) -> int:
    """Draw and store; a name that is no form is said and ends it."""
    unknown = [name for name in names if name not in FORMS]
    if unknown:
        sys.stderr.write(f"No such form: {', '.join(unknown)}. There are: {', '.join(FORMS)}\n")
        return 2
    with world() as drawn_from:
        for name in names or FORMS:
            for path in store(name, FORMS[name](drawn_from)):
                sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))

"""Where `workroom` begins, as a command and as `python -m workroom`."""

import sys

from workroom.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

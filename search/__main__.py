"""``python -m search``: ask the documents."""

import sys

from search.command import main

if __name__ == "__main__":
    sys.exit(main())

"""``python -m ingest``: take documents in."""

import sys

from ingest.command import main

if __name__ == "__main__":
    sys.exit(main())

"""Opens the page: python ui.py [--index DIR] [--port N] [--host ADDRESS] [--no-browser]."""

import sys

from search.page.start import main

if __name__ == "__main__":
    sys.exit(main())

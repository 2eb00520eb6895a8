"""Options that the commands of ingestion share."""

import argparse
from pathlib import Path

from ingest.locations import default_index


def add_index_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--index",
        type=Path,
        default=default_index(),
        metavar="THƯ_MỤC",
        help="thư mục chỉ mục (mặc định: var)",
    )

"""Command line: `python -m geo build SOURCE [--out DIR]`."""

import argparse
import sys
from pathlib import Path

from geo import boundaries, build


def main(arguments: list[str] | None = None) -> None:
    """Runs a command; a faulty source ends the program with a message and exit code 1."""
    parser = argparse.ArgumentParser(prog="python -m geo", description="Boundaries of the areas of Poland.")
    commands = parser.add_subparsers(dest="command", required=True)
    builder = commands.add_parser("build", help="write the boundary files from a GeoJSON of gminy")
    builder.add_argument("source", type=Path, help="GeoJSON in WGS 84, property 'terc' with 7-digit codes")
    builder.add_argument("--out", type=Path, default=boundaries.FOLDER, help="folder to write to")
    options = parser.parse_args(arguments)
    try:
        paths = build.build(options.source, options.out)
    except (OSError, ValueError) as error:
        raise SystemExit(str(error)) from error
    sys.stdout.writelines(f"{path}  {path.stat().st_size:,} bytes\n" for path in paths)


if __name__ == "__main__":
    main()

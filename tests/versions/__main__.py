"""What ``nox -s update`` and ``nox -s new-sanic`` do about versions."""

import argparse
import sys
from pathlib import Path

from proof.environments import EnvironmentsError
from proof.matrix import recorded_settings, settings_here
from versions.adding import add
from versions.recording import record

ROOT = Path(__file__).parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m versions", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    commands.add_parser("record", help="play what is not recorded, in all settings of this machine, and write it down")
    adding = commands.add_parser("add", help="add a Sanic release to proof/releases.toml")
    adding.add_argument("release", help="e.g. 26.6")
    adding.add_argument("requirements", nargs="*", help="what bounds its packages, e.g. 'websockets<16'")
    asked = parser.parse_args()
    try:
        if asked.command == "add":
            add(asked.release, asked.requirements)
        else:
            record_here()
    except EnvironmentsError as error:
        sys.exit(str(error))


def record_here() -> None:
    if different := record(ROOT):
        sys.exit("\n\n".join([*different, f"{len(different)} transcripts differ, and were not recorded: see above"]))
    here = {setting.python for setting in settings_here()}
    if missing := sorted({setting.python for setting in recorded_settings()} - here):
        sys.exit(
            f"this machine has no Python {', '.join(missing)}, so nothing was recorded there; "
            f"install it, e.g. with `uv python install {' '.join(missing)}`, and run this again"
        )


main()

"""Which words `python3 -m launch` understands, and what its exit status means."""

import argparse
import sys

from launch.commands import check, run, test
from launch.paths import Checkout
from launch.supervisor import Interrupted
from launch.troubles import Trouble


def main(arguments: list[str]) -> int:
    """Carry out one command and give the exit status: 0 all well, 1 trouble, 128 + n when signal n ended it."""
    parser = argparse.ArgumentParser(prog="launch", description="Start, test and check Suture on this machine.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve the site with its database, search, tasks and demonstration content")
    commands.add_parser("test", help="run the tests; further arguments are pytest's")
    commands.add_parser("check", help="lint, types, import contracts, deployment settings, migrations")
    commands.add_parser("prove", help="run the heavy proofs with their full figures; further arguments are pytest's")
    chosen, further = parser.parse_known_args(arguments)
    if further and chosen.command not in ("test", "prove"):
        parser.error(f"{chosen.command} takes no arguments: {' '.join(further)}")

    checkout = Checkout.here()
    try:
        if chosen.command == "run":
            return run.run(checkout)
        if chosen.command == "check":
            return check.check(checkout)
        return test.test(checkout, further, proofs=chosen.command == "prove")
    except Interrupted as interruption:
        return 128 + interruption.signal_number
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1

"""The front door. It must parse on old Pythons too, so that they are told what is missing instead of a syntax error."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older python3 does reach this line, and deserves a sentence
    sys.exit("Suture needs Python 3.11 or newer, not {}.{}: make run PYTHON=python3.12".format(*sys.version_info[:2]))

from launch.command_line import main

sys.exit(main(sys.argv[1:]))

"""Starts everything Suture needs on one machine, and stops it again.

``python3 -m launch run | test | check | prove``. Only the standard library may be imported here: this package creates
the virtual environment that everything else is installed into.
"""

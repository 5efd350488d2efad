"""The one exception that ends a command with a sentence for the reader instead of a traceback."""


class Trouble(Exception):
    """Something the person at the keyboard can mend; the message says what happened and what to do."""

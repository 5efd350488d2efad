"""What a log line is worth."""

from __future__ import annotations

import logging


class RefusalsAreNoTrouble(logging.Filter):
    """A request that was refused or found nothing (below 500) is one line of information, without a trace."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.levelno, record.levelname = logging.INFO, "INFO"
            record.exc_info = record.exc_text = None
        return True

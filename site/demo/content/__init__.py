"""What the demonstration shop has to read: articles, guides, documents, notices and pages, as plain data."""

from __future__ import annotations

from .articles import ARTICLES
from .documents import DOCUMENTS
from .guides import GUIDES
from .home import HOME
from .notices import NOTICES
from .standard_pages import STANDARD_PAGES

__all__ = ["ARTICLES", "DOCUMENTS", "GUIDES", "HOME", "NOTICES", "STANDARD_PAGES"]

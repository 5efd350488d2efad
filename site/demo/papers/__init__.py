"""The papers of the demonstration's devices: instructions for use, declarations, statements. All invented, all say so.

``papers()`` is plain data; ``demo.load_papers`` writes it.
"""

from demo.papers.collection import Paper, papers

__all__ = ["Paper", "papers"]

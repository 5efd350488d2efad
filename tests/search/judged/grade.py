"""Writes queries.jsonl and qrels.tsv from the rules: ``python tests/search/judged/grade.py``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from rules import RULES

JUDGED = Path(__file__).parents[3] / "site" / "demo" / "judged"
"""With the demonstration, whose desk replays the queries."""


def main() -> None:
    corpus = [json.loads(line) for line in (JUDGED / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    queries, judged, unanswered = [], ["query-id\tcorpus-id\tscore"], []
    for number, (words, grades) in enumerate(RULES, start=1):
        name = f"q{number:03}"
        queries.append(json.dumps({"_id": name, "text": words}, ensure_ascii=False))
        found = []
        for document in corpus:
            grade = next((grade for grade in sorted(grades, reverse=True) if grades[grade](document)), 0)
            if grade:
                found.append(f"{name}\t{document['_id']}\t{grade}")
        judged += found
        if not found:
            unanswered.append(words)
    (JUDGED / "queries.jsonl").write_text("\n".join(queries) + "\n", encoding="utf-8")
    (JUDGED / "qrels.tsv").write_text("\n".join(judged) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(queries)} queries, {len(judged) - 1} judgements; without an answer: {unanswered}\n")


if __name__ == "__main__":
    main()

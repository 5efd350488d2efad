"""The words of the home page."""

from __future__ import annotations

from .schema import Home, WayIn

HOME = Home(
    title="Surgical supplies, with the reasons beside them",
    intro=(
        "Find an item by what it is, read why it is used, and order both the single piece and the whole list for a "
        "procedure."
    ),
    search_hint="Try \"4-0 nylon reverse cutting\", \"size 7 latex\" or \"laparotomy closure\"",
    ways_in=(
        WayIn("By specialty", "What theatre, emergency, maternity, dermatology and sterile services use and read."),
        WayIn("By procedure", "Step by step, with a list of everything that goes on the trolley."),
        WayIn("By product", "Sutures, blades, gloves, swabs, dressings, instruments, drapes, needles and syringes."),
    ),
    reading_title="New to read",
    reading_intro="Short, sourced, reviewed on a date that you can see.",
    featured_articles=("suture-size-and-material", "surgical-glove-size-and-latex", "swab-counts-that-hold"),
    featured_guides=("minor-skin-excision-and-closure", "laparotomy-closure", "perineal-repair"),
    notices_title="Safety notices",
)

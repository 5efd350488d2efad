"""Pages of any number that nobody wrote: the same seed makes the same guides and articles, about our own classes.

For measuring. The sentences are drawn at random from the words of the trade and say nothing that anybody should follow;
the introduction of each page says so.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import uuid
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from blog.models import ArticlePage, BlogIndexPage
from core.made_up import AlreadyGenerated
from resources.models import GuidePage, LibraryIndexPage
from shop.catalogue.classes import CLASSES, ClassSpec

AT_ONCE = 500
"""Pages in one transaction."""
SENTENCES = (40, 80)
"""Fewest and most sentences of a page: 500 to 1,000 words."""
FIRST_DAY = dt.date(2020, 1, 1)

_VERBS = (
    "choose",
    "check",
    "count",
    "open",
    "hold",
    "store",
    "replace",
    "rinse",
    "label",
    "record",
    "inspect",
    "order",
)
_PLACES = (
    "in theatre",
    "on the ward",
    "in the clinic",
    "at the bedside",
    "in the store",
    "before closure",
    "on delivery",
)
_ENDS = (
    "the package is whole",
    "the size is right",
    "the list says so",
    "the count agrees",
    "nobody is sure",
    "it is due",
)


def generate_pages(count: int, *, seed: int) -> Iterator[int]:
    """Write ``count`` live pages, guides and articles in turn, in transactions of their own.

    Yields how many there are after each. The search is not told: ``rebuild_search_index`` reads them afterwards.

    Raises:
        AlreadyGenerated: the same seed has been here before; nothing is written.
    """
    if Page.objects.filter(slug__startswith=f"generated-{seed}-").exists():
        raise AlreadyGenerated(seed)
    for start in range(0, count, AT_ONCE):
        end = min(start + AT_ONCE, count)
        with transaction.atomic():
            parents = [_parent(LibraryIndexPage, "Library"), _parent(BlogIndexPage, "Education")]
            for number in range(start, end):
                _write(parents[number % 2], number, seed)
            for parent in parents:
                parent.save(update_fields=["numchild"])
        yield end


def _parent(model: type[Page], title: str) -> Page:
    """The page below which they stand, as it is now; made where there is none."""
    there = model.objects.select_for_update().first()
    if there is not None:
        return there
    home = Site.objects.get(is_default_site=True).root_page
    made: Page = home.add_child(instance=model(title=title, slug=f"generated-{title.lower()}", live=True))
    return made


def _write(parent: Page, number: int, seed: int) -> None:
    """One page below ``parent``, with the rows that publishing would leave but for its revision."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - made-up texts, not secrets
    about, other = chance.sample(CLASSES, 2)
    parent.numchild += 1
    slug = f"generated-{seed}-{number}"
    model = GuidePage if isinstance(parent, LibraryIndexPage) else ArticlePage
    title = f"{_first_up(chance.choice(_VERBS))} {about.name.lower()} {chance.choice(_PLACES)}, {number}"
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(2000))
    page = Page.objects.create(
        title=title,
        draft_title=title,
        slug=slug,
        path=Page._get_path(parent.path, parent.depth + 1, parent.numchild),
        depth=parent.depth + 1,
        url_path=f"{parent.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(model),
        translation_key=uuid.UUID(int=chance.getrandbits(128), version=4),
        locale=Locale.get_default(),
        live=True,
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
    )
    own = {"published_on": day} if model is ArticlePage else {"reviewed_on": day}
    text = [_sentence(chance, about if chance.random() < 0.7 else other) for _ in range(chance.randint(*SENTENCES))]
    paragraphs = [" ".join(text[at : at + 8]) for at in range(0, len(text), 8)]
    model(
        page_ptr=page,
        intro=f"{about.summary} Generated for measurements; no advice.",
        author="Generated",
        body=json.dumps([{"type": "paragraph", "value": f"<p>{paragraph}</p>"} for paragraph in paragraphs]),
        **own,
    ).save_base(raw=True, force_insert=True)  # raw: the row of Page is there already


def _sentence(chance: random.Random, about: ClassSpec) -> str:
    fact = chance.choice(about.attributes)
    value = f" {chance.choice(fact.options)}" if fact.options else f" of {chance.randint(1, 60)} {fact.unit}".rstrip()
    return (
        f"{_first_up(chance.choice(_VERBS))} the {about.name.lower()} with {fact.name.lower()}{value} "
        f"{chance.choice(_PLACES)} when {chance.choice(_ENDS)}."
    )


def _first_up(word: str) -> str:
    return word[:1].upper() + word[1:]

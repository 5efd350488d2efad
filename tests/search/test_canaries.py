"""Words that stand only where some may not look: they are found, counted, suggested and named nowhere."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client
from wagtail.models import PageViewRestriction

from resources.models import GuidePage
from search import api, indexing, records, sources
from search.engines.elasticsearch import alias_name
from search.models import SearchRecord
from tests.factories import content
from tests.factories.shop import MakerFactory, UserFactory, category, single

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed_breaker")]

NOBODY, SIGNED_IN, PROFESSIONALS = "nobody", "signed in", "professionals"
ROLES = ("anonymous", "customer", "professional", "editor", "merchandiser")
PLANTED = {
    "malachit": NOBODY,
    "obsidian": NOBODY,
    "turmalin": NOBODY,
    "beryllium": NOBODY,
    "smaragde": SIGNED_IN,
    "kupferkies": PROFESSIONALS,
    "wolframit": PROFESSIONALS,
}


def secret(word: str) -> str:
    """Stands beside the planted ``word`` and in no query: a page that says it tells too much."""
    return word[::-1]


def titled(word: str, *more: str) -> str:
    return " ".join([word, secret(word), *more])


def plant() -> None:
    """Things with the words of ``PLANTED``, beside public ones that share their other words."""
    shown = single(title="Plain forceps")
    hidden = single(title=titled("malachit", "forceps"), is_public=False)
    hidden.device.maker, hidden.device.brand = MakerFactory(name=titled("malachit")), titled("malachit")
    hidden.device.save()
    category("Forceps", holding=[shown, hidden])
    content.guide("Plain forceps in use")
    draft = GuidePage(title=titled("obsidian"), live=False)
    content.library().add_child(instance=draft)
    draft.save_revision()
    content.guide(titled("turmalin")).unpublish(set_expired=True)
    PageViewRestriction.objects.create(
        page=content.guide(titled("beryllium")),
        restriction_type=PageViewRestriction.PASSWORD,
        password="correct horse battery",
    )
    content.for_signed_in(content.article(titled("smaragde")))
    content.for_professionals(content.guide(titled("kupferkies")))
    content.for_professionals(content.document(titled("wolframit"), content=b"forceps"))


def somebody(role: str):
    if role == "anonymous":
        return AnonymousUser()
    if role == "professional":
        return content.professional()
    person = UserFactory(is_staff=role == "merchandiser")
    if role == "editor":
        from demo.accounts import EDITORS, load_roles

        load_roles()
        person.groups.add(Group.objects.get(name=EDITORS))
    return person


def closed(role: str) -> list[str]:
    """The planted words that ``role`` may not find."""
    open_to = {NOBODY: (), SIGNED_IN: ROLES[1:], PROFESSIONALS: ("professional",)}
    return [word for word, audience in PLANTED.items() if role not in open_to[audience]]


@pytest.fixture(params=["elasticsearch", "postgres"])
def planted(request, settings):
    if request.param == "elasticsearch":
        connected = request.getfixturevalue("elasticsearch")
    else:
        settings.ELASTICSEARCH_URL = ""
    plant()
    for offered in sources.all_sources():
        records.refresh_kind(offered.kind)
    if request.param == "elasticsearch":
        indexing.deliver()
        connected.indices.refresh(index=alias_name())
    return request.param


@pytest.mark.parametrize("role", ROLES)
def test_planted_words_are_told_to_nobody_who_may_not_know_them(planted, role):
    person = somebody(role)
    browser = Client()
    if person.is_authenticated:
        browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")

    def read(address: str) -> str:
        return browser.get(address).getvalue().decode()

    everywhere = ["/search/?q=forceps", "/search/?q=plain+forceps", "/search/?q=forceps&kind=product", "/sitemap.xml"]
    everywhere += ["/search/suggest/?q=plain", "/search/?q=forceps&f=specialty:none", "/", "/library/", "/education/"]
    everywhere += re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", read("/sitemap.xml"))
    everywhere += [f"/search/near/{kind}/{pk}/" for kind, pk in SearchRecord.objects.values_list("kind", "object_id")]
    texts = {address: read(address) for address in everywhere}
    assert "Plain forceps" in texts["/search/?q=plain+forceps"]

    for word in closed(role):
        found = api.find(word, user=person)
        assert secret(word) not in "".join(hit.title + hit.highlight for hit in found.hits), word
        assert (found.engine, found.total, dict(found.counts)) == (planted, 0, {}), word
        assert [one.title for one in api.suggest(word[:8], user=person) if word in one.title] == []
        for address in (f"/search/?q={word}", f"/search/?q={word}&exactly=1", f"/search/?q={word}+forceps"):
            assert secret(word) not in read(address), address
        for address in (f"/search/?q={word[:-1]}q", f"/search/?q={word[:-3]}", f"/search/suggest/?q={word[:8]}"):
            told = read(address)
            assert secret(word) not in told, address
            assert word not in told, address
        for address, text in texts.items():
            assert secret(word) not in text, address


def test_who_may_know_them_finds_them(planted):
    for role, word in (
        ("customer", "smaragde"),
        ("professional", "kupferkies"),
        ("professional", "wolframit"),
    ):
        assert [hit.title for hit in api.find(word, user=somebody(role)).hits] == [titled(word)]

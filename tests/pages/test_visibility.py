"""Who may read what: pages, their files, and what others say about them."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import PageViewRestriction

from search import api as search
from tests.factories import content
from tests.factories.shop import UserFactory, category, single

CANARY = "zinnoberkanarie"
pytestmark = pytest.mark.django_db


def browser(user: Any = None) -> Client:
    client = Client()
    if user:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def editor() -> Any:
    """Somebody who may write pages, and is no healthcare professional."""
    from demo.accounts import EDITORS, load_roles

    load_roles()
    person = UserFactory()
    person.groups.add(Group.objects.get(name=EDITORS))
    return person


MAKERS = {"guide": content.guide, "article": content.article, "notice": content.notice, "document": content.document}


@pytest.fixture(params=MAKERS, ids=str)
def page(request: pytest.FixtureRequest) -> Any:
    """A page of each kind, with a word that stands nowhere else."""
    return MAKERS[request.param](f"About {CANARY}", intro=f"More about {CANARY}.")


class TestAPublicPage:
    def test_is_read_by_everybody(self, page):
        for somebody in (None, UserFactory(), content.professional()):
            answer = browser(somebody).get(page.url)

            assert answer.status_code == 200
            assert CANARY in answer.content.decode()


class TestAPageForTheSignedIn:
    def test_leads_a_stranger_to_sign_in_and_back(self, page):
        content.for_signed_in(page)

        answer = browser().get(page.url)

        assert (answer.status_code, answer.url) == (302, f"/account/login/?next={page.url}")
        assert "no-store" in answer["Cache-Control"]

    def test_is_read_by_anybody_signed_in_and_kept_by_no_cache(self, page):
        content.for_signed_in(page)

        answer = browser(UserFactory()).get(page.url)

        assert CANARY in answer.content.decode()
        assert "private" in answer["Cache-Control"]


class TestAPageForProfessionals:
    def test_leads_a_stranger_to_sign_in(self, page):
        content.for_professionals(page)

        assert browser().get(page.url).url == f"/account/login/?next={page.url}"

    def test_refuses_somebody_else_and_never_sends_them_in_circles(self, page):
        content.for_professionals(page)

        answer = browser(UserFactory()).get(page.url, follow=True)

        assert answer.status_code == 403
        assert answer.redirect_chain == []
        assert CANARY not in answer.content.decode()

    def test_is_read_by_a_professional(self, page):
        content.for_professionals(page)

        assert CANARY in browser(content.professional()).get(page.url).content.decode()

    def test_is_named_nowhere_that_others_look(self, page):
        product = single(title="A product")
        category("Shelf", holding=[product])
        content.for_professionals(page)
        places = ["/", "/library/", "/education/", "/shop/products/", product.get_absolute_url()]
        places += [f"/search/?q={CANARY}", f"/search/suggest/?q={CANARY[:5]}", "/no/such/page/"]

        for somebody in (None, UserFactory()):
            for place in places:
                text = browser(somebody).get(place).content.decode()
                assert f"bout {CANARY}" not in text, place

    def test_is_found_by_a_professional(self, page):
        content.for_professionals(page)

        found = search.find(CANARY, user=content.professional())

        assert [hit.object_id for hit in found.hits] == [page.pk]


class TestAPageBehindAPassword:
    def test_asks_for_it_on_a_page_of_ours_and_is_not_found(self, page):
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.PASSWORD, password="correct horse battery"
        )

        answer = browser().get(page.url)

        assert f"About {CANARY}" not in answer.content.decode()
        assert "base.html" in [template.name for template in answer.templates]
        assert search.find(CANARY, user=content.professional()).total == 0


class TestAPageThatIsNotPublished:
    def test_is_not_there(self, page):
        page.unpublish()

        assert browser().get(page.url).status_code == 404
        assert search.find(CANARY, user=UserFactory()).total == 0


class TestTheFileOfADocument:
    @pytest.mark.parametrize(
        ("close", "stranger", "signed_in", "professional"),
        [
            (None, 200, 200, 200),
            (content.for_signed_in, 302, 200, 200),
            (content.for_professionals, 302, 403, 200),
        ],
        ids=["public", "for the signed in", "for professionals"],
    )
    def test_is_as_open_as_its_page(self, close, stranger: int, signed_in: int, professional: int):
        page = content.document(f"About {CANARY}", content=CANARY.encode())
        if close:
            close(page)

        for somebody, status in ((None, stranger), (UserFactory(), signed_in), (content.professional(), professional)):
            answer = browser(somebody).get(page.document.url)
            assert answer.status_code == status
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert (CANARY.encode() in body) == (status == 200)

    def test_has_no_address_but_that_one(self, settings):
        page = content.document(content=CANARY.encode())
        content.for_professionals(page)

        assert browser().get(f"{settings.MEDIA_URL}{page.document.file.name}").status_code == 404

    def test_of_a_page_below_a_closed_one_is_closed_too(self):
        page = content.document()
        content.for_professionals(content.library())

        assert browser().get(page.document.url).status_code == 302

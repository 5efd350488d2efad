"""A library document's file is as open as its page."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import content
from tests.factories.shop import UserFactory

pytestmark = pytest.mark.django_db


def ask(page, user=None) -> int:
    client = Client()
    if user:
        client.force_login(user)
    return client.get(page.document.url).status_code


class TestTheFileOfAPage:
    def test_that_is_public_is_for_everyone(self):
        assert ask(content.document()) == 200

    def test_for_professionals_is_for_them_alone(self):
        page = content.document()
        content.for_professionals(page)

        assert ask(page) == 302
        assert ask(page, UserFactory()) == 403
        assert ask(page, content.professional()) == 200

    def test_for_the_signed_in_leads_others_to_sign_in(self):
        page = content.document()
        content.for_signed_in(page)

        assert ask(page) == 302
        assert ask(page, UserFactory()) == 200

    def test_that_was_withdrawn_is_gone_with_it(self):
        page = content.document()
        page.unpublish()

        assert ask(page) == 302

    def test_lies_outside_the_public_folder(self, settings):
        page = content.document()

        assert not page.document.file.path.startswith(str(settings.MEDIA_ROOT))

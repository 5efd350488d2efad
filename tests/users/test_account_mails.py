"""The mails about an account: in our words, and about this site."""

from __future__ import annotations

import pytest
from django.core.cache import cache

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-word-for-theatre"


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    """Mails to one address are limited, and the count outlives a test."""
    cache.clear()


@pytest.fixture
def sign_up(client, mailoutbox):
    """Creates an account for an address and gives the mail that follows."""

    def sign_up(email: str = "nurse@example.org"):
        client.post("/account/signup/", {"email": email, "password1": PASSWORD, "password2": PASSWORD})
        return mailoutbox[-1]

    return sign_up


class TestTheConfirmation:
    def test_names_the_site_and_leads_back_to_it(self, sign_up):
        mail = sign_up()

        assert mail.subject == "Confirm your email address for Suture"
        assert "http://testserver/account/confirm-email/" in mail.body
        assert "example.com" not in mail.body

    def test_is_one_press_away_from_its_link(self, client, sign_up):
        link = next(line for line in sign_up().body.splitlines() if "confirm-email" in line)
        page = client.get(link)

        assert "Is nurse@example.org yours?" in page.content.decode()
        assert client.post(link).url == "/account/login/"

    def test_of_another_link_is_refused_in_words(self, client):
        page = client.get("/account/confirm-email/not-a-key/")

        assert "This link is too old or was not copied whole." in page.content.decode()

    def test_says_so_to_who_has_an_account_already(self, client, sign_up):
        sign_up()
        client.post("/account/logout/")
        cache.clear()
        mail = sign_up()

        assert mail.subject == "You have an account at Suture already"
        assert "http://testserver/account/password/reset/" in mail.body


class TestTheNewPassword:
    def test_is_chosen_by_a_link(self, client, django_user_model, mailoutbox):
        django_user_model.objects.create_user("nurse@example.org", PASSWORD)
        client.post("/account/password/reset/", {"email": "nurse@example.org"})

        (mail,) = mailoutbox
        assert mail.subject == "Choose a new password for Suture"
        assert "http://testserver/account/password/reset/key/" in mail.body

    def test_is_not_to_be_had_without_an_account(self, client, mailoutbox):
        client.post("/account/password/reset/", {"email": "stranger@example.org"})

        (mail,) = mailoutbox
        assert mail.subject == "No account at Suture has this address"
        assert "http://testserver/account/signup/" in mail.body

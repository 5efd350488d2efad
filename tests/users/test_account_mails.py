"""The mails about an account: in our words, and about this site."""

from __future__ import annotations

from pathlib import Path

import allauth
import pytest
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from django.conf import settings
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


NOT_OFFERED = ("login_code", "password_reset_code", "account_connected", "account_disconnected")
"""Mails of ways to sign in that are switched off."""
NOTICES = [
    "account/email/email_changed",
    "account/email/email_confirm",
    "account/email/email_deleted",
    "account/email/password_changed",
    "account/email/password_reset",
    "account/email/password_set",
    "mfa/email/recovery_codes_generated",
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/webauthn_added",
    "mfa/email/webauthn_removed",
]


class TestANoticeOfAChange:
    @pytest.fixture
    def nurse(self, django_user_model):
        return django_user_model.objects.create_user("nurse@example.org", PASSWORD)

    def test_follows_a_changed_password(self, client, nurse, mailoutbox):
        client.force_login(nurse)
        new = "another-long-word-for-theatre"
        client.post(
            "/account/password/change/",
            {"oldpassword": PASSWORD, "password1": new, "password2": new},
            headers={"User-Agent": "A browser of the ward"},
        )

        (mail,) = mailoutbox
        assert mail.subject == "Your password at Suture was changed"
        assert mail.to == ["nurse@example.org"]
        assert "Browser: A browser of the ward" in mail.body
        assert f"{settings.SITE_URL}/account/password/reset/" in mail.body

    @pytest.mark.parametrize("template", NOTICES)
    def test_is_in_our_words_and_names_the_site_and_its_address(self, rf, nurse, mailoutbox, template):
        said = {"from_email": "a@example.org", "to_email": "b@example.org", "deleted_email": "c@example.org"}
        request = rf.get("/")
        request.user = nurse
        with request_context(request):
            get_adapter().send_notification_mail(template, nurse, context=said)

        (mail,) = mailoutbox
        assert "Suture" in mail.subject
        assert mail.body.rstrip().endswith(f"Suture\n{settings.SITE_URL}")
        assert "If it was not, choose a new password now" in mail.body
        assert "example.com" not in mail.body
        assert "recognize" not in mail.body

    def test_and_every_other_mail_is_drawn_by_a_template_of_ours(self):
        theirs = Path(allauth.__file__).parent / "templates"
        reachable = {
            str(path.relative_to(theirs))
            for path in theirs.glob("*/email/*_message.txt")
            if not path.name.startswith(NOT_OFFERED)
        }
        templates = settings.ROOT / "templates"
        ours = {str(path.relative_to(templates)) for path in templates.glob("*/email/*_message.txt")}

        assert reachable - ours == {"account/email/email_confirmation_signup_message.txt"}  # includes one of ours

"""One account for everything: made, verified, signed in to, forgotten and found again, left."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail

from demo.accounts import PASSWORD
from tests.journeys import checkout
from tests.journeys.visitor import Visitor
from users.models import User

CLINICIAN = "clinician@suture.example"
NEWCOMER, SECRET = "new.person@hospital.example", "seventeen green swabs"
pytestmark = pytest.mark.browser


def link_in(letter: mail.EmailMessage, base: str) -> str:
    """The path of the one link of ours in a letter."""
    found = re.search(rf"{re.escape(base)}(/\S+)", letter.body)
    assert found, letter.body
    return found[1]


class TestSigningIn:
    def test_shows_ones_orders_and_signing_out_takes_a_button(self, visitor: Visitor):
        visitor.signs_in(CLINICIAN, PASSWORD)
        visitor.opens("/library/laparotomy-closure/")
        visitor.adds(visitor.page.locator(".product-block .add").first)
        visitor.opens("/shop/basket/")
        visitor.follows("Check out")
        assert visitor.page.locator("[name=email]").input_value() == CLINICIAN
        checkout.gives_details(visitor, email=None)
        checkout.pays(visitor, "Succeed")
        visitor.sees("Thank you. Your order is placed.")
        number = checkout.order_number(visitor)

        visitor.opens("/shop/account/")
        visitor.follows(number)
        visitor.sees(f"Order {number}")

        visitor.opens("/account/logout/")
        visitor.opens("/shop/account/orders/")
        visitor.sees(number)
        visitor.page.locator("#header-state summary").click()
        visitor.page.get_by_role("banner").get_by_role("button", name="Sign out").click()
        visitor.page.wait_for_url(visitor.base + "/")
        visitor.opens("/shop/account/orders/")
        assert visitor.path.startswith("/account/login/")

    def test_with_a_wrong_password_says_so_and_keeps_the_address(self, reader: Visitor):
        reader.opens("/account/login/")
        reader.fills(login=CLINICIAN, password="not the password")
        reader.presses("Sign in")

        reader.sees("The email address and/or password you specified are not correct.")
        assert reader.page.locator("[name=login]").input_value() == CLINICIAN
        assert reader.page.locator("[name=password]").input_value() == ""

    def test_takes_a_guests_basket_along(self, reader: Visitor):
        reader.opens("/library/laparotomy-closure/")
        reader.adds(reader.page.locator(".product-block .add").first, 2)

        reader.signs_in(CLINICIAN, PASSWORD)

        reader.opens("/shop/basket/")
        assert reader.page.get_by_role("main").get_by_role("spinbutton").input_value() == "2"


class TestAnAccount:
    def test_is_made_verified_and_its_forgotten_password_replaced(
        self, reader: Visitor, enters: Callable[..., Visitor], mailoutbox: list[mail.EmailMessage]
    ):
        reader.opens("/account/signup/")
        reader.fills(email=NEWCOMER, password1=SECRET, password2=SECRET)
        reader.presses("Create account")
        reader.sees("We have sent you a link")
        assert [letter.to for letter in mailoutbox] == [[NEWCOMER]]

        reader.opens(link_in(mailoutbox[0], reader.base))
        reader.presses("Confirm")
        reader.signs_in(NEWCOMER, SECRET)
        assert User.objects.get(email=NEWCOMER).check_password(SECRET)

        elsewhere = enters()
        elsewhere.opens("/account/password/reset/")
        elsewhere.fills(email=NEWCOMER)
        elsewhere.page.get_by_role("main").locator("form[method=post] button[type=submit]").first.click()
        elsewhere.page.wait_for_url("**/password/reset/done/")
        elsewhere.opens(link_in(mailoutbox[-1], elsewhere.base))
        elsewhere.fills(password1=f"{SECRET} again", password2=f"{SECRET} again")
        elsewhere.page.get_by_role("main").locator("form[method=post] button[type=submit]").first.click()
        elsewhere.page.wait_for_url("**/password/reset/key/done/")

        elsewhere.signs_in(NEWCOMER, f"{SECRET} again")
        elsewhere.opens("/shop/account/")
        elsewhere.sees("Your account")

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

    def test_with_a_wrong_password_says_so_and_keeps_the_address(self, visitor: Visitor):
        visitor.opens("/account/login/")
        visitor.fills(login=CLINICIAN, password="not the password")
        visitor.presses("Sign in")

        visitor.sees("The email address and/or password you specified are not correct.")
        assert visitor.page.locator("[name=login]").input_value() == CLINICIAN
        assert visitor.page.locator("[name=password]").input_value() == ""

    def test_takes_a_guests_basket_along(self, visitor: Visitor):
        visitor.opens("/library/laparotomy-closure/")
        visitor.adds(visitor.page.locator(".product-block .add").first, 2)

        visitor.signs_in(CLINICIAN, PASSWORD)

        visitor.opens("/shop/basket/")
        assert visitor.page.get_by_role("main").get_by_role("spinbutton").input_value() == "2"


class TestAnAccount:
    def test_is_made_verified_and_its_forgotten_password_replaced(
        self, visitor: Visitor, enters: Callable[..., Visitor], mailoutbox: list[mail.EmailMessage]
    ):
        visitor.opens("/account/signup/")
        visitor.fills(email=NEWCOMER, password1=SECRET, password2=SECRET)
        visitor.presses("Create account")
        visitor.sees("Verify")
        assert [letter.to for letter in mailoutbox] == [[NEWCOMER]]

        visitor.opens(link_in(mailoutbox[0], visitor.base))
        visitor.presses("Confirm")
        visitor.signs_in(NEWCOMER, SECRET)
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

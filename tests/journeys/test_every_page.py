"""Every kind of public page: no barriers, no sideways scrolling, no errors, nothing from another host.

Requests and KiB of the first visit stand at the end of a run with ``-v``.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model

from demo.catalogue import find
from search import asking
from shop.checkout.models import PaymentAttempt
from shop.fulfilment.dispatch import dispatch
from shop.fulfilment.returns.asking import Wish, ask
from shop.payments.models import DemonstrationPayment
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.inspection import NARROWEST, barriers_everywhere, too_wide
from tests.journeys.visitor import Visitor
from users.models import User

Product = get_model("catalogue", "Product")
Category = get_model("catalogue", "Category")
pytestmark = pytest.mark.browser

DETAILS = {
    "email": "theatre.stores@hospital.example",
    "first_name": "Noor",
    "last_name": "Buyer",
    "organisation": "Day surgery unit",
    "line1": "1 Example Road",
    "line2": "",
    "town": "Leeds",
    "postcode": "LS1 4AP",
    "country": "GB",
    "phone": "",
    "po_number": "PO-1001",
    "delivery": "standard",
}


@pytest.fixture(scope="module", autouse=True)
def fresh(site) -> None:
    """Nothing here changes what another test looks at: one copy serves all."""
    site[1].copy()


class Person:
    """Somebody prepared without a browser: what they have done is in their cookies."""

    def __init__(self, email: str | None = None) -> None:
        self.client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        if email:
            user = User.objects.get(email=email)
            self.client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def fills_the_basket(self) -> Person:
        for product in in_stock()[:3]:
            self.client.post(reverse("basket:add"), {"unit": product.stockrecords.first().pk, "quantity": 2})
        return self

    def saves_a_line_and_wants_more_than_there_is(self) -> Person:
        shelf = self.client.get(reverse("basket:summary")).context["basket"].lines
        self.client.post(reverse("basket:save-line", args=[shelf[0].id]))
        late = Product.objects.filter(stock_levels__backorder_allowed=True, stock_levels__on_hand=0).order_by("pk")
        self.client.post(reverse("basket:add"), {"unit": late.first().stockrecords.first().pk, "quantity": 5})
        return self

    def gives_details(self) -> Person:
        self.client.post(reverse("checkout:index"), DETAILS)
        return self

    def presses_pay(self) -> PaymentAttempt:
        shown = self.client.get(reverse("checkout:review")).context["quote"].hash
        self.client.post(reverse("checkout:review"), {"quote": shown, "gateway": "demonstration"})
        return PaymentAttempt.objects.latest("created_at")

    def pays(self, outcome: str) -> PaymentAttempt:
        attempt = self.presses_pay()
        payment = DemonstrationPayment.objects.get(reference=attempt.gateway_reference)
        self.client.post(reverse("demonstration-payment", args=[payment.reference]), {"outcome": outcome})
        self.client.get(reverse("checkout:payment-return", args=[attempt.key]))
        return attempt

    def cookies(self, base: str) -> list[dict[str, str]]:
        return [{"name": name, "value": cookie.value, "url": base} for name, cookie in self.client.cookies.items()]


def in_stock():
    return Product.objects.filter(structure="standalone", stock_levels__on_hand__gte=20).order_by("pk")


def category(slug: str) -> str:
    return Category.objects.get(slug=slug).get_absolute_url()


def guest() -> Person:
    return Person()


def buyer() -> Person:
    return Person().fills_the_basket()


def clinician() -> Person:
    return Person("clinician@suture.example")


@dataclass(frozen=True)
class Kind:
    """A kind of page: how it is called here, who opens it, at what address, and what it answers."""

    name: str
    address: Callable[[Person], str]
    person: Callable[[], Person] = guest
    status: int = 200

    def __str__(self) -> str:
        return self.name


def at(path: str) -> Callable[[Person], str]:
    return lambda person: path


def variant(person: Person) -> str:
    part = find("absorbable-suture", brand="Harrolact", usp_size="3-0").part_number
    return Product.objects.get(device__part_number=part).get_absolute_url()


def discontinued(person: Person) -> str:
    """One that another replaces."""
    return Product.objects.filter(relations_to__kind="replaces").order_by("pk").first().get_absolute_url()


def sixty():
    """The family that has sixty variants."""
    return Product.objects.annotate(variants=Count("children")).get(variants=60)


def ordered(person: Person) -> str:
    attempt = person.fills_the_basket().gives_details().pays("succeed")
    return reverse("customer:order", args=[attempt.order_number])


def under_way(person: Person) -> PaymentAttempt:
    """Part of an order has left and one of it comes back."""
    attempt = person.fills_the_basket().gives_details().pays("succeed")
    order = get_model("order", "Order").objects.get(attempt=attempt)
    order.set_status("Paid")
    line = order.lines.order_by("pk").first()
    dispatch(order, {line.pk: 2}, carrier="DPD", reference="155019")
    ask(order, [Wish(line.pk, 1, "FAULTY", lot="LOT-1")], key=uuid.uuid4(), note="", now=timezone.now())
    return attempt


def gateway(attempt: PaymentAttempt) -> str:
    return reverse("demonstration-payment", args=[attempt.gateway_reference])


KINDS = [
    Kind("home", at("/")),
    Kind("all products", at("/shop/products/")),
    Kind("category, cards", lambda p: category("tissue-forceps")),
    Kind("category, table", lambda p: category("tissue-forceps") + "?view=table"),
    Kind("category, nothing fits", lambda p: category("tissue-forceps") + "?maker=none-of-them"),
    Kind("single", lambda p: in_stock().first().get_absolute_url()),
    Kind("family", lambda p: Product.objects.filter(structure="parent").order_by("pk").first().get_absolute_url()),
    Kind("family, matrix", lambda p: sixty().get_absolute_url()),
    Kind("family, table", lambda p: sixty().get_absolute_url() + "?view=table"),
    Kind("variant", variant),
    Kind("variant of a matrix", lambda p: sixty().children.order_by("pk")[20].get_absolute_url()),
    Kind("makers", at("/shop/makers/")),
    Kind("maker", at("/shop/makers/velmstett-nahtmaterial/")),
    Kind("brand", at("/shop/brands/velmalact/")),
    Kind("discontinued", discontinued),
    Kind("library", at("/library/")),
    Kind("library, notices", at("/library/?kind=notice")),
    Kind("guide", at("/library/minor-skin-excision-and-closure/")),
    Kind("document", at("/library/size-chart-sutures-usp-metric/")),
    Kind("notice", at("/library/removal-scalpel-blades-11-open-seal/")),
    Kind("education", at("/education/")),
    Kind("article", at("/education/suture-size-and-material/")),
    Kind("standard page", at("/about/")),
    Kind("search", at("/search/?q=absorbable suture 3-0")),
    Kind("search, nothing found", at("/search/?q=zinnoberkanarie")),
    Kind("search, no words", at("/search/")),
    Kind("basket, empty", at("/shop/basket/")),
    Kind("basket", at("/shop/basket/"), buyer),
    Kind("basket, short", lambda p: p.saves_a_line_and_wants_more_than_there_is() and "/shop/basket/", buyer),
    Kind("checkout, known addresses", lambda p: p.fills_the_basket() and "/shop/checkout/", clinician),
    Kind("checkout details", at("/shop/checkout/"), buyer),
    Kind("checkout review", lambda p: p.gives_details() and "/shop/checkout/review/", buyer),
    Kind("gateway", lambda p: gateway(p.gives_details().presses_pay()), buyer),
    Kind("gateway, bank", lambda p: gateway(p.gives_details().presses_pay()) + "bank/", buyer),
    Kind("checkout wait", lambda p: f"/shop/checkout/wait/{p.gives_details().presses_pay().key}/", buyer),
    Kind("checkout failed", lambda p: f"/shop/checkout/failed/{p.gives_details().pays('decline').key}/", buyer),
    Kind("checkout placed", lambda p: f"/shop/checkout/placed/{p.gives_details().pays('succeed').key}/", buyer),
    Kind("order under way", lambda p: f"/shop/checkout/placed/{under_way(p).key}/", Person),
    Kind("return", lambda p: f"/shop/checkout/placed/{under_way(p).key}/return/", Person),
    Kind("cancel", lambda p: f"/shop/checkout/placed/{p.gives_details().pays('succeed').key}/cancel/", buyer),
    Kind("find an order", at("/shop/account/find-order/")),
    Kind("sign in", at("/account/login/")),
    Kind("sign up", at("/account/signup/")),
    Kind("reset the password", at("/account/password/reset/")),
    Kind("reset, mail sent", at("/account/password/reset/done/")),
    Kind("account", at("/shop/account/"), clinician),
    Kind("orders", at("/shop/account/orders/"), clinician),
    Kind("order", ordered, clinician),
    Kind("addresses", at("/shop/account/addresses/"), clinician),
    Kind("address", at("/shop/account/addresses/add/"), clinician),
    Kind("name", at("/shop/account/profile/"), clinician),
    Kind("email address", at("/account/email/"), clinician),
    Kind("change the password", at("/account/password/change/"), clinician),
    Kind("second factor", at("/account/2fa/"), clinician),
    Kind("sign out", at("/account/logout/"), clinician),
    Kind("404", at("/no/such/page/"), status=404),
    Kind("403", at("/library/central-line-sterile-field/"), lambda: Person("merchandiser@suture.example"), status=403),
    Kind("500", at("/search/?q=break"), status=500),
]


@pytest.fixture
def broken_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that raises, for the words that ask for it."""
    find_words = asking.find

    def break_down(words: str, **options: object):
        if words == "break":
            raise RuntimeError("on purpose")
        return find_words(words, **options)

    monkeypatch.setattr(asking, "find", break_down)


class TestEveryKindOfPage:
    @pytest.mark.parametrize("kind", KINDS, ids=str)
    @pytest.mark.usefixtures("broken_search")
    def test_is_open_to_everybody(
        self, kind: Kind, site, enters: Callable[..., Visitor], figure: Callable[[str], None]
    ):
        person = kind.person()
        address = kind.address(person)
        visitor = enters(DESK)
        if cookies := person.cookies(site[0]):
            visitor.context.add_cookies(cookies)

        answer = visitor.opens(address)
        figure(f"{kind.name:<28}{visitor.weight()}")

        assert answer.status == kind.status
        assert visitor.path == address or " " in address
        assert visitor.page.get_by_role("heading", level=1).count() == 1
        assert barriers_everywhere(visitor, (DESK, PHONE)) == []
        assert {width: too_wide(visitor, width) for width in (PHONE[0], NARROWEST)} == {PHONE[0]: [], NARROWEST: []}
        assert visitor.troubles == []

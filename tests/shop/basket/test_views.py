"""The basket's buttons and pages, with and without JavaScript."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from oscar.core.loading import get_model

from tests.factories.offers import voucher
from tests.factories.shop import UserFactory, sell, single

pytestmark = pytest.mark.django_db
Basket = get_model("basket", "Basket")
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
HTMX = OURS | {"HTTP_HX_REQUEST": "true"}


def add(client, record, quantity=1, **headers):
    return client.post(reverse("basket:add"), {"unit": record.pk, "quantity": quantity}, **(headers or OURS))


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def quantities():
    return list(get_model("basket", "Line").objects.order_by("pk").values_list("quantity", flat=True))


class TestAdd:
    def test_without_javascript_goes_back_to_where_the_buyer_came_from(self, client):
        product = single()
        address = f"http://testserver{product.get_absolute_url()}"

        response = add(client, product.stockrecords.get(), 2, **OURS, HTTP_REFERER=address)

        assert (response.status_code, response["Location"]) == (302, address)
        assert said(response) == ["Added to your basket."]
        assert quantities() == [2]

    def test_never_goes_to_another_site(self, client):
        response = add(client, single().stockrecords.get(), **OURS, HTTP_REFERER="https://evil.example/")

        assert response["Location"] == reverse("basket:summary")

    def test_with_htmx_answers_with_the_news_and_the_new_header(self, client):
        record = single(title="Forceps", price="8.00").stockrecords.get()

        response = add(client, record, 3, **HTMX)

        assert response["HX-Trigger"] == "basket-changed"
        assert (response.context["basket_count"], response.context["basket_total"]) == (3, Decimal("24.00"))
        assert "3, Forceps" in response.content.decode()
        assert 'hx-swap-oob="true"' in response.content.decode()

    def test_keeps_the_basket_in_a_cookie_over_requests(self, client):
        first, second = single().stockrecords.get(), single().stockrecords.get()

        add(client, first)
        add(client, second, 4, **HTMX)

        assert Basket.objects.count() == 1
        assert client.get(reverse("basket:summary")).context["basket"].item_count == 5

    @pytest.mark.parametrize("quantity", ["", "0", "-3", "1.5", "many", "10000", "9" * 40])
    def test_says_how_to_give_a_quantity(self, client, quantity):
        response = add(client, single().stockrecords.get(), quantity, **HTMX)

        assert (response.status_code, response.context["problem"]) == (
            422,
            "Give the quantity as a whole number from 1 to 9,999.",
        )
        assert quantities() == []

    def test_refuses_in_words_and_loses_nothing(self, client):
        kept, scarce = single().stockrecords.get(), single(stock_of=2).stockrecords.get()
        add(client, kept, 5)

        response = add(client, scarce, 3, **HTMX)

        assert (response.status_code, response.context["problem"]) == (409, "Only 2 left.")
        assert "HX-Trigger" not in response
        assert quantities() == [5]

    def test_of_nothing_known_is_refused(self, client):
        response = client.post(reverse("basket:add"), {"unit": "x", "quantity": "1"}, **HTMX)

        assert response.status_code == 422

    @pytest.mark.parametrize(
        "headers", [{}, {"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://evil.example"}]
    )
    def test_from_another_site_is_forbidden(self, client, headers):
        record = single().stockrecords.get()

        response = client.post(reverse("basket:add"), {"unit": record.pk, "quantity": 1}, **headers)

        assert response.status_code == 403
        assert quantities() == []

    def test_by_get_is_not_allowed(self, client):
        assert client.get(reverse("basket:add"), {"unit": 1, "quantity": 1}).status_code == 405


class TestAddKit:
    def test_adds_what_there_is_and_names_what_there_is_not(self, client):
        there, gone = single(title="Forceps").stockrecords.get(), single(title="Drain", stock_of=0).stockrecords.get()

        response = client.post(reverse("basket:add-kit"), {"item": [f"{there.pk}:2", f"{gone.pk}:1", "x:y"]}, **OURS)

        assert said(response) == ["Drain: It is out of stock.", "1 product added to your basket."]
        assert quantities() == [2]

    def test_of_nothing_says_so(self, client):
        response = client.post(reverse("basket:add-kit"), {}, **HTMX)

        assert (response.status_code, response.context["problem"]) == (422, "Choose at least one product of the kit.")


class TestChangeLine:
    def test_updates_page_and_header_in_place(self, client):
        record = single(price="8.00").stockrecords.get()
        add(client, record)
        line = get_model("basket", "Line").objects.get()

        response = client.post(reverse("basket:change-line", args=[line.pk]), {"quantity": 4}, **HTMX)

        page = response.content.decode()
        assert 'id="basket"' in page
        assert 'hx-swap-oob="true"' in page
        assert "£32.00" in page

    def test_of_somebody_else_is_not_found(self, client):
        add(client, single().stockrecords.get())
        line = get_model("basket", "Line").objects.get()
        client.cookies.clear()

        response = client.post(reverse("basket:change-line", args=[line.pk]), {"quantity": 0}, **OURS)

        assert response.status_code == 404
        assert quantities() == [1]

    @pytest.mark.parametrize("headers", [OURS, HTMX])
    @pytest.mark.parametrize(
        ("typed", "status", "reason"),
        [
            ("6", 409, "Only 5 left."),
            ("9999", 409, "Only 5 left."),
            ("", 422, "Give the quantity as a whole number from 0 to 9,999."),
            ("two", 422, "Give the quantity as a whole number from 0 to 9,999."),
            ("-1", 422, "Give the quantity as a whole number from 0 to 9,999."),
        ],
    )
    def test_that_is_refused_says_so_at_the_line_and_keeps_what_was_typed(self, client, headers, typed, status, reason):
        add(client, single(stock_of=5).stockrecords.get(), 2)
        line = get_model("basket", "Line").objects.get()

        response = client.post(reverse("basket:change-line", args=[line.pk]), {"quantity": typed}, **headers)

        (shown,) = response.context["basket"].lines
        assert (response.status_code, shown.refusal, shown.typed, shown.quantity) == (status, reason, typed, 2)
        assert response.context["basket"].can_check_out
        assert f'value="{typed}"' in response.content.decode()
        assert quantities() == [2]

    @pytest.mark.parametrize("typed", ["4", "12"])
    def test_in_a_number_that_is_not_sold_keeps_what_was_typed(self, client, typed):
        add(client, single(minimum=5, multiple=5).stockrecords.get(), 10)
        line = get_model("basket", "Line").objects.get()

        response = client.post(reverse("basket:change-line", args=[line.pk]), {"quantity": typed}, **HTMX)

        (shown,) = response.context["basket"].lines
        assert shown.refusal.startswith("Sold in multiples of 5.")
        assert (shown.typed, shown.quantity) == (typed, 10)


class TestThePage:
    def test_adds_vat_a_unit_and_sums_exactly_what_it_shows(self, client):
        add(client, single(price="0.99").stockrecords.get(), 3)
        add(client, single(price="14.99").stockrecords.get(), 2)

        basket = client.get(reverse("basket:summary")).context["basket"]

        assert [line.line_price.incl for line in basket.lines] == [Decimal("3.57"), Decimal("35.98")]
        assert (basket.total_excl, basket.vat, basket.total_incl) == (
            Decimal("32.95"),
            Decimal("6.60"),
            Decimal("39.55"),
        )

    def test_gives_what_is_left_of_a_product_to_its_lines_in_turn(self, client):
        product = single(stock_of=30)
        each, box = product.stockrecords.get(), sell(product, unit=("BX", 12))
        add(client, each, 6)
        add(client, box, 2)
        product.stock_levels.update(on_hand=20)

        basket = client.get(reverse("basket:summary")).context["basket"]

        assert [line.problem for line in basket.lines] == ["", "Only 1 × box of 12 left."]
        assert not basket.can_check_out

    def test_keeps_a_line_that_is_no_longer_sold_and_says_so(self, client):
        product = single()
        add(client, product.stockrecords.get())
        type(product).objects.filter(pk=product.pk).update(is_public=False)

        basket = client.get(reverse("basket:summary")).context["basket"]

        assert "no longer sold" in basket.lines[0].problem

    def test_shows_a_line_that_lost_its_price_without_falling_over(self, client):
        product = single()
        add(client, product.stockrecords.get())
        product.stockrecords.update(price=None)

        basket = client.get(reverse("basket:summary")).context["basket"]

        assert (basket.total_incl, basket.can_check_out) == (Decimal("0.00"), False)


class TestAnOffer:
    def test_takes_its_share_off_before_vat(self, client):
        everything = get_model("offer", "Range").objects.create(name="Everything", includes_all_products=True)
        offers = get_model("offer", "ConditionalOffer").objects
        offers.create(
            name="Ten per cent in November",
            condition=get_model("offer", "Condition").objects.create(range=everything, type="Count", value=1),
            benefit=get_model("offer", "Benefit").objects.create(range=everything, type="Percentage", value=10),
        )
        add(client, single(price="10.00").stockrecords.get(), 3)

        basket = client.get(reverse("basket:summary")).context["basket"]

        assert [(discount.name, discount.amount) for discount in basket.discounts] == [
            ("Ten per cent in November", Decimal("3.00"))
        ]
        assert (basket.total_excl, basket.vat, basket.total_incl) == (
            Decimal("27.00"),
            Decimal("5.40"),
            Decimal("32.40"),
        )


class TestSigningIn:
    def test_brings_the_basket_along_and_adds_up(self, client):
        user = UserFactory(email="noor@hospital.example")
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        both, only = single().stockrecords.get(), single().stockrecords.get()
        client.force_login(user)
        add(client, both, 2)
        client.logout()
        add(client, both, 3)
        add(client, only, 1)

        client.post(reverse("account_login"), {"login": user.email, "password": "correct horse battery"})
        basket = client.get(reverse("basket:summary")).context["basket"]

        assert {line.unit.sku: line.quantity for line in basket.lines} == {both.partner_sku: 5, only.partner_sku: 1}
        assert Basket.objects.filter(owner=user, status=Basket.OPEN).count() == 1


class TestQueries:
    def test_of_adding_are_at_most_twelve(self, client, at_most_queries):
        record, other = single().stockrecords.get(), single().stockrecords.get()
        add(client, other)

        with at_most_queries(12):
            add(client, record, **HTMX)
        with at_most_queries(12):
            add(client, record, **HTMX)

    def test_of_the_page_with_five_lines_are_at_most_twelve(self, client, at_most_queries):
        client.force_login(UserFactory())
        for _ in range(5):
            add(client, single().stockrecords.get())

        with at_most_queries(12):
            response = client.get(reverse("basket:summary"))

        assert len(response.context["basket"].lines) == 5

    def test_of_the_header_for_somebody_without_basket_are_none(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            response = client.get(reverse("basket:header-state"))

        assert "Set-Cookie" not in response.headers


class TestVoucherCodes:
    def use(self, client, code, **headers):
        return client.post(reverse("basket:change-code"), {"code": code}, **(headers or OURS))

    def discount(self, client):
        return client.get(reverse("basket:summary")).context["basket"].discounts

    def test_a_code_takes_something_off_and_can_be_removed(self, client):
        voucher()
        add(client, single(price="100.00").stockrecords.get())

        response = self.use(client, " theatre10 ", **HTMX)

        assert "Ten percent off with THEATRE10" in response.content.decode()
        assert [discount.amount for discount in self.discount(client)] == [Decimal("10.00")]
        client.post(reverse("basket:change-code"), {"remove": "THEATRE10"}, **OURS)
        assert self.discount(client) == ()

    @pytest.mark.parametrize(
        ("code", "told"),
        [("", "Give the code."), ("NO-SUCH", "This code is not known"), ("OVER", "This code is not known")],
    )
    def test_a_code_that_is_none_is_refused_and_changes_nothing(self, client, code, told):
        voucher("OVER", days=-1)
        add(client, single().stockrecords.get())

        assert said(self.use(client, code))[-1].startswith(told)
        assert Basket.objects.get().vouchers.count() == 0

    def test_a_code_for_other_goods_says_what_it_needs(self, client):
        code = voucher()
        code.offers.get().condition.range.delete()
        add(client, single().stockrecords.get())

        assert "takes nothing off" in said(self.use(client, code.code))[-1]
        assert Basket.objects.get().vouchers.count() == 0

    def test_guessing_stops_after_ten(self, client):
        add(client, single().stockrecords.get())
        for number in range(10):
            self.use(client, f"GUESS{number}")

        voucher()
        assert said(self.use(client, "THEATRE10"))[-1].startswith("Too many codes")
        assert Basket.objects.get().vouchers.count() == 0

    def test_another_site_cannot_use_one(self, client):
        assert self.use(client, "X", HTTP_SEC_FETCH_SITE="cross-site").status_code == 403


class TestSavedForLater:
    def press(self, client, name, line, **data):
        return client.post(reverse(f"basket:{name}", args=[line]), data, **OURS)

    def line(self):
        return get_model("basket", "Line").objects.get()

    def test_leaves_the_basket_and_comes_back(self, client):
        add(client, single(title="Forceps", price="8.00").stockrecords.get(), 3)

        self.press(client, "save-line", self.line().pk)
        kept = client.get(reverse("basket:summary")).context["basket"]
        self.press(client, "change-saved", self.line().pk, action="move")
        back = client.get(reverse("basket:summary")).context["basket"]

        assert (kept.lines, kept.total_incl) == ((), Decimal("0.00"))
        assert [(line.product.title, line.quantity) for line in kept.saved] == [("Forceps", 3)]
        assert ([line.quantity for line in back.lines], back.saved) == ([3], ())

    def test_is_answered_in_place(self, client):
        add(client, single(title="Forceps").stockrecords.get())

        response = client.post(reverse("basket:save-line", args=[self.line().pk]), **HTMX)

        page = response.content.decode()
        assert "Saved for later" in page
        assert "Basket, empty" in page.replace('<span class="visually-hidden">', "").replace("</span>", "")

    def test_says_what_it_cost_when_it_was_saved(self, client):
        product = single(price="8.00")
        add(client, product.stockrecords.get())
        self.press(client, "save-line", self.line().pk)
        product.stockrecords.update(price=Decimal("9.50"))

        (kept,) = client.get(reverse("basket:summary")).context["basket"].saved

        assert (kept.unit_price.excl, kept.price_before.excl) == (Decimal("9.50"), Decimal("8.00"))

    def test_says_nothing_of_a_price_that_stayed(self, client):
        add(client, single(price="8.00", tiers={2: "7.00"}).stockrecords.get(), 2)
        self.press(client, "save-line", self.line().pk)

        (kept,) = client.get(reverse("basket:summary")).context["basket"].saved

        assert (kept.unit_price.excl, kept.price_before) == (Decimal("7.00"), None)

    def test_stays_when_it_cannot_be_had_now(self, client):
        product = single(stock_of=5)
        add(client, product.stockrecords.get(), 3)
        self.press(client, "save-line", self.line().pk)
        product.stock_levels.update(on_hand=2)

        response = self.press(client, "change-saved", self.line().pk, action="move")

        assert said(response)[-1] == "Only 2 left."
        assert client.get(reverse("basket:summary")).context["basket"].saved[0].quantity == 3

    def test_of_what_is_no_longer_sold_says_so(self, client):
        product = single()
        add(client, product.stockrecords.get())
        self.press(client, "save-line", self.line().pk)
        type(product).objects.filter(pk=product.pk).update(is_public=False)

        (kept,) = client.get(reverse("basket:summary")).context["basket"].saved

        assert kept.problem == "This product is no longer sold."

    def test_is_forgotten_when_asked(self, client):
        add(client, single().stockrecords.get())
        self.press(client, "save-line", self.line().pk)

        self.press(client, "change-saved", self.line().pk, action="forget")

        assert quantities() == []

    @pytest.mark.parametrize("name", ["save-line", "change-saved"])
    def test_of_somebody_else_is_not_found(self, client, name):
        add(client, single().stockrecords.get(), 4)
        if name == "change-saved":
            self.press(client, "save-line", self.line().pk)
        client.cookies.clear()

        assert self.press(client, name, self.line().pk, action="forget").status_code == 404
        assert quantities() == [4]

    def test_by_a_cookie_that_was_tampered_with_is_nothing(self, client):
        client.cookies["oscar_saved_basket"] = "1:forged"

        response = client.get(reverse("basket:summary"))

        assert response.context["basket"].saved == ()
        assert response.cookies["oscar_saved_basket"].value == ""

    def test_comes_along_when_signing_in_and_adds_up(self, client):
        user = UserFactory(email="noor@hospital.example")
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        both, only = single().stockrecords.get(), single().stockrecords.get()
        lines = get_model("basket", "Line").objects
        client.force_login(user)
        add(client, both, 2)
        self.press(client, "save-line", lines.get(basket__status="Open").pk)
        client.logout()
        for record, quantity in ((both, 3), (only, 1)):
            add(client, record, quantity)
            self.press(client, "save-line", lines.get(basket__status="Open").pk)

        client.post(reverse("account_login"), {"login": user.email, "password": "correct horse battery"})
        basket = client.get(reverse("basket:summary")).context["basket"]

        assert {line.unit.sku: line.quantity for line in basket.saved} == {both.partner_sku: 5, only.partner_sku: 1}
        assert Basket.objects.filter(owner=user, status=Basket.SAVED).count() == 1

    def test_costs_the_page_two_queries(self, client, at_most_queries):
        client.force_login(UserFactory())
        for _ in range(6):
            add(client, single().stockrecords.get())
        for line in get_model("basket", "Line").objects.order_by("pk")[:3]:
            self.press(client, "save-line", line.pk)

        with at_most_queries(12):
            shown = client.get(reverse("basket:summary")).context["basket"]

        assert (len(shown.lines), len(shown.saved)) == (3, 3)

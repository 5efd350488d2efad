"""Customers and times, in words that people use."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from oscar.core.loading import get_class

pytestmark = pytest.mark.django_db


class TestTheListOfCustomers:
    def test_says_who_may_sign_in_and_who_sits_at_a_desk(self, shop, sign_in):
        page = BeautifulSoup(sign_in("merchandiser").get(reverse("dashboard:users-index")).content, "html.parser")

        row = next(row for row in page.select("tbody tr") if shop.buyer.email in row.get_text())
        since = timezone.localdate(shop.buyer.date_joined)
        assert [cell.get_text(strip=True) for cell in row.select("td")][3:6] == [
            "Yes",
            "No",
            f"{since.day} {since:%b %Y}",
        ]

    def test_takes_the_right_to_sign_in_from_those_ticked(self, shop, sign_in):
        sign_in("merchandiser").post(
            reverse("dashboard:users-index"), {"selected_user": [shop.buyer.pk], "action": "make_inactive"}
        )

        shop.buyer.refresh_from_db()
        assert not shop.buyer.is_active


class TestTimes:
    def test_are_written_with_24_hours(self):
        assert date_format(dt.datetime(2026, 11, 21, 15, 37), "DATETIME_FORMAT") == "21 November 2026, 15:37"

    def test_are_typed_without_seconds(self):
        form = get_class("dashboard.vouchers.forms", "VoucherForm")(
            {"start_datetime": "2026-11-21 15:37", "end_datetime": "2027-01-31 12:00"}
        )

        assert "start_datetime" not in form.errors
        assert "end_datetime" not in form.errors
        assert form["end_datetime"].field.widget.format_value(dt.datetime(2027, 1, 31, 12)) == "2027-01-31 12:00"

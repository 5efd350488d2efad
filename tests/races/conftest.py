"""A database in which commits are real, and only what a race wrote is taken away afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

WRITTEN = (
    "catalogue_product",
    "catalogue_productclass",
    "catalogue_category",
    "partner_partner",
    "basket_basket",
    "order_order",
    "order_shippingaddress",
    "order_shippingeventtype",
    "offer_condition",
    "offer_benefit",
    "offer_range",
    "voucher_voucher",
    "payment_sourcetype",
    "shop_demonstrationpayment",
    "shop_creditnotesequence",
    "shop_invoicesequence",
    "shop_lastnotice",
    "shop_moneymovement",
    "shop_organisation",
    "shop_paypalorder",
    "shop_maker",
    "shop_stocklocation",
    "site_search_document",
    "django_tasks_database_dbtaskresult",
)
"""Django's own flush empties every table and rebuilds content types and rights: ten seconds a test, for nothing."""


@pytest.fixture(autouse=True)
def real_commits(test_database: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Threads see each other's commits. The rows of the tables above, and all that hang on them, go at the end."""
    with django_db_blocker.unblock():
        yield
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(WRITTEN)} CASCADE")
            cursor.execute("DELETE FROM users_user")  # to truncate it would take the pages, which name their owners
        connection.close()

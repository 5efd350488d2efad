"""People who work at the desks, and a shop with one of everything."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from demo.accounts import EDITORS, MERCHANDISERS, REVIEWERS, load_roles
from tests.desks.furniture import furnish
from tests.factories.shop import UserFactory


@pytest.fixture(scope="package")
def furnished(django_db_setup: None, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """One of everything that the desks show, and somebody of every role; rolled back when this package is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_roles()
        shop = furnish()
        shop.people = {
            "administrator": UserFactory(is_staff=True, is_superuser=True),
            "merchandiser": _member(MERCHANDISERS, is_staff=True),
            "editor": _member(EDITORS),
            "reviewer": _member(REVIEWERS),
            "clinician": UserFactory(),
        }
        yield shop
        transaction.set_rollback(True)


def _member(group: str, **fields: Any) -> Any:
    user = UserFactory(**fields)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def shop(furnished: SimpleNamespace, db: None) -> SimpleNamespace:
    return furnished


@pytest.fixture
def sign_in(shop: SimpleNamespace) -> Any:
    """``sign_in("merchandiser")`` is that person's browser."""

    def browser(role: str) -> Client:
        client = Client()
        client.force_login(shop.people[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser

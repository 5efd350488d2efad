"""Queries whose SQL is written once."""

from __future__ import annotations

import pytest
from django.db.models import Q, QuerySet

from core.prepared import Prepared
from users.models import User

pytestmark = pytest.mark.django_db


def with_ids(ids: list[int]) -> QuerySet:
    return User.objects.filter(pk__any_of=ids, is_active=True).order_by("email")


def with_emails(emails: list[str]) -> QuerySet:
    return User.objects.filter(email__any_of=emails).order_by("email").values_list("email", "pk")


def either(first: int, second: int) -> QuerySet:
    return User.objects.filter(Q(pk=first) | Q(pk=second) | Q(pk=first)).order_by("email")


@pytest.fixture
def people():
    return [User.objects.create_user(f"{name}@hospital.example", "a long password") for name in ("ann", "ben", "cyd")]


class TestPrepared:
    def test_answers_as_the_query_itself_whatever_the_values(self, people):
        prepared = Prepared(with_ids)

        for some in ([people[0].pk], [people[2].pk, people[1].pk], [], [0]):
            assert prepared.rows(ids=some) == list(with_ids(some))

    def test_gives_columns_where_the_query_does(self, people):
        assert Prepared(with_emails).rows(emails=["ben@hospital.example"]) == [("ben@hospital.example", people[1].pk)]

    def test_keeps_several_parameters_apart(self, people):
        prepared = Prepared(either)

        assert prepared.rows(first=people[2].pk, second=people[0].pk) == [people[0], people[2]]
        assert prepared.rows(first=0, second=people[1].pk) == [people[1]]

    def test_asks_the_database_each_time(self, people, django_assert_num_queries):
        prepared = Prepared(with_ids)
        prepared.rows(ids=[people[0].pk])
        User.objects.filter(pk=people[0].pk).update(is_active=False)

        with django_assert_num_queries(1):
            assert prepared.rows(ids=[people[0].pk]) == []

    def test_refuses_a_query_that_has_no_place_for_a_value(self):
        def looks_at_it(pk: int) -> QuerySet:
            return User.objects.filter(pk=pk + 1)

        with pytest.raises(ValueError, match="looks_at_it does not ask for pk as it is"):
            Prepared(looks_at_it).rows(pk=1)

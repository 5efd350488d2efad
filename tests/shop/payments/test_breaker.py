from __future__ import annotations

import uuid
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from core.breaker import CircuitBreaker
from core.money import Money
from shop.payments import gateways
from shop.payments.breaker import RestedGateway
from shop.payments.port import GatewayError, GatewayUnavailable, PaymentPage, PaymentRefused, PaymentRequest

REQUEST = PaymentRequest(uuid.uuid4(), Money(Decimal("1.00")), "Order SU-1", "http://shop.example/")


class Moody:
    """A gateway that answers as it is told."""

    name, label, keeps_cards = "moody", "Moody card", False

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.asked = 0

    def open(self, request: PaymentRequest) -> PaymentPage:
        self.asked += 1
        if self.error:
            raise self.error
        return PaymentPage("ref", "http://pay.example/")

    def read_notification(self, **given: Any) -> None:
        return None


@pytest.fixture
def clock() -> SimpleNamespace:
    return SimpleNamespace(now=0.0)


@pytest.fixture
def moody() -> Moody:
    return Moody()


@pytest.fixture
def gateway(moody: Moody, clock: SimpleNamespace) -> RestedGateway:
    return RestedGateway(moody, CircuitBreaker(failures_allowed=3, pause=30.0, clock=lambda: clock.now))


def fail(gateway: RestedGateway, moody: Moody, error: Exception, times: int = 3) -> None:
    moody.error = error
    for _ in range(times):
        with pytest.raises(type(error)):
            gateway.open(REQUEST)


class TestAGatewayThatFails:
    def test_rests_after_three_outages_and_is_not_asked(self, gateway, moody):
        fail(gateway, moody, GatewayUnavailable("away"))

        with pytest.raises(GatewayUnavailable, match="left alone"):
            gateway.open(REQUEST)

        assert (gateway.is_resting, moody.asked) == (True, 3)

    def test_still_reads_its_notices(self, gateway, moody):
        fail(gateway, moody, GatewayUnavailable("away"))

        assert gateway.read_notification(body=b"", headers={}) is None

    def test_is_offered_again_after_its_rest_and_stays_when_it_answers(self, gateway, moody, clock):
        fail(gateway, moody, GatewayUnavailable("away"))
        clock.now, moody.error = 30.0, None

        assert not gateway.is_resting
        assert gateway.open(REQUEST).reference == "ref"
        assert not gateway.is_resting

    def test_rests_again_when_the_first_buyer_after_it_finds_it_away(self, gateway, moody, clock):
        fail(gateway, moody, GatewayUnavailable("away"))
        clock.now = 30.0
        fail(gateway, moody, GatewayUnavailable("away"), times=1)

        assert gateway.is_resting

    @pytest.mark.parametrize("answer", [PaymentRefused("no"), GatewayError("another amount under this key")])
    def test_an_answer_is_no_outage_however_unwelcome(self, gateway, moody, answer):
        fail(gateway, moody, answer, times=10)

        assert not gateway.is_resting


class TestOfferedGateways:
    def test_leave_out_those_that_rest_and_name_them(self, stripe_double):
        card = gateways.get_gateway("card")
        for _ in range(3):
            with pytest.raises(GatewayUnavailable), card._asking():
                raise GatewayUnavailable("away")

        assert [gateway.name for gateway in gateways.offered_gateways()] == ["demonstration"]
        assert [gateway.label for gateway in gateways.resting_gateways()] == ["Card, Apple Pay or Google Pay"]

    def test_are_all_that_the_settings_name(self, stripe_double):
        assert [gateway.name for gateway in gateways.offered_gateways()] == ["card", "demonstration"]
        assert gateways.resting_gateways() == []

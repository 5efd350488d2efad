from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from shop.organisations import credit
from shop.organisations.models import Organisation
from shop.payments.gateways.account import AccountGateway
from shop.payments.port import PaymentRefused
from tests.contracts.payment_gateway import ASKED, PaymentGatewayContract
from tests.factories.organisations import buyer_of, organisation

pytestmark = pytest.mark.django_db


class TestAccountGateway(PaymentGatewayContract):
    @pytest.fixture(autouse=True)
    def hospital(self):
        self.organisation = organisation()
        self.buyer = buyer_of(self.organisation)

    @pytest.fixture
    def gateway(self) -> AccountGateway:
        return AccountGateway()

    def request_for(self, key, amount=ASKED):
        credit.hold(key=key, user=self.buyer, amount=amount, po_number="PO-1", at=timezone.now())
        return super().request_for(key, amount)

    def buyer_pays(self, reference: str) -> None:
        credit.accept(reference, at=timezone.now())

    def buyer_is_declined(self, reference: str) -> None:
        Organisation.objects.update(approved_until=timezone.localdate() - dt.timedelta(days=1))
        credit.accept(reference, at=timezone.now())

    def test_refuses_to_open_what_no_credit_is_held_for(self, gateway):
        with pytest.raises(PaymentRefused):
            gateway.open(super().request_for(uuid.uuid4()))

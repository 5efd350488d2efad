from __future__ import annotations

import json

import pytest

from shop.payments.gateways.demonstration import SIGNATURE_HEADER, DemonstrationGateway, sign
from shop.payments.models import DemonstrationPayment
from tests.contracts.payment_gateway import PaymentGatewayContract

pytestmark = pytest.mark.django_db
State = DemonstrationPayment.State


class TestDemonstrationGateway(PaymentGatewayContract):
    @pytest.fixture
    def gateway(self) -> DemonstrationGateway:
        return DemonstrationGateway()

    def buyer_pays(self, reference: str) -> None:
        DemonstrationPayment.objects.filter(reference=reference).update(state=State.AUTHORISED)

    def buyer_is_declined(self, reference: str) -> None:
        DemonstrationPayment.objects.filter(reference=reference).update(state=State.DECLINED)

    def test_reads_a_notice_that_it_signed(self, gateway, reference):
        self.buyer_pays(reference)
        notice = json.dumps({"id": "evt-1", "payment": reference}).encode()

        read = gateway.read_notification(body=notice, headers={SIGNATURE_HEADER: sign(notice)})

        assert (read.event_id, read.reference) == ("evt-1", reference)

from __future__ import annotations

import datetime as dt
import json
import uuid

import pytest
from django.utils import timezone

from shop.payments.gateways.demonstration import SIGNATURE_HEADER, DemonstrationGateway, sign
from shop.payments.models import DemonstrationPayment
from shop.payments.port import PaymentRefused, PaymentState
from tests.contracts.payment_gateway import ASKED, PaymentGatewayContract

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


class TestAConfirmationThatTakesAWhile:
    @pytest.fixture
    def gateway(self) -> DemonstrationGateway:
        return DemonstrationGateway()

    @pytest.fixture
    def reference(self, gateway: DemonstrationGateway) -> str:
        reference = gateway.open(PaymentGatewayContract().request_for(uuid.uuid4())).reference
        self.comes(dt.timedelta(seconds=20))
        return reference

    def comes(self, after: dt.timedelta) -> None:
        DemonstrationPayment.objects.update(confirmed_at=timezone.now() + after)

    def test_leaves_the_payment_open_until_then(self, gateway, reference):
        assert gateway.look_up(reference).state is PaymentState.OPEN
        with pytest.raises(PaymentRefused):
            gateway.capture(reference, ASKED, key="k:capture")

    def test_authorises_it_by_itself(self, gateway, reference):
        self.comes(dt.timedelta(0))

        assert gateway.look_up(reference).state is PaymentState.AUTHORISED
        assert gateway.capture(reference, ASKED, key="k:capture").state is PaymentState.CAPTURED

    def test_does_not_bring_back_what_was_let_go(self, gateway, reference):
        gateway.cancel(reference, key="k:cancel")
        self.comes(dt.timedelta(0))

        assert gateway.look_up(reference).state is PaymentState.CANCELLED

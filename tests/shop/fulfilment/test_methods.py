"""What delivery costs, where it goes, and when it arrives."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.fulfilment.charges import COLD_BOX, TARIFFS
from shop.fulfilment.consignments import Consignment
from shop.fulfilment.methods import Delivery, NotDelivered, UnknownDeliveryMethod, deliver, delivery_method
from shop.fulfilment.zones import destination_of

LEEDS, EDINBURGH, INVERNESS, BELFAST = (
    ("GB", "LS1 4AP"), ("GB", "EH1 1AA"), ("GB", "IV2 3UJ"), ("GB", "BT9 7AB"),
)  # fmt: skip
DOUGLAS, JERSEY, DUBLIN = ("IM", "IM1 3LY"), ("JE", "JE2 3AB"), ("IE", "D02 X285")


def goods(grams: int = 500, *, cold: int = 0, **more: tuple[str, ...]) -> Consignment:
    return Consignment(grams=grams, cold_grams=cold, cold=("Fibrin sealant",) if cold else (), **more)


def sent(
    code: str,
    to: tuple[str, str] = LEEDS,
    what: Consignment | None = None,
    *,
    at: str = "2026-11-23T10:00",
    worth: str = "20.00",
) -> Delivery:
    return deliver(
        delivery_method(code),
        what or goods(),
        destination_of(*to),
        goods_excl=Decimal(worth),
        ordered_at=dt.datetime.fromisoformat(at),
    )


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


class TestCharges:
    @pytest.mark.parametrize(
        ("code", "to", "grams", "charge"),
        [
            ("standard", LEEDS, 1, "6.50"),
            ("standard", LEEDS, 10_000, "6.50"),
            ("standard", LEEDS, 10_001, "8.50"),
            ("standard", LEEDS, 30_000, "11.00"),
            ("standard", LEEDS, 30_001, "15.00"),
            ("standard", LEEDS, 50_000, "19.00"),
            ("standard", INVERNESS, 500, "12.50"),
            ("standard", BELFAST, 500, "11.00"),
            ("standard", DOUGLAS, 500, "12.00"),
            ("standard", JERSEY, 500, "14.50"),
            ("standard", DUBLIN, 500, "16.00"),
            ("next-day", LEEDS, 500, "12.00"),
            ("next-day", BELFAST, 500, "24.00"),
        ],
    )
    def test_go_by_zone_and_weight(self, code, to, grams, charge):
        assert sent(code, to, goods(grams)).charge == Decimal(charge)

    def test_are_nothing_for_much_to_the_mainland_alone(self):
        assert sent("standard", worth="150.00").charge == 0
        assert sent("standard", worth="149.99").charge == Decimal("6.50")
        assert sent("standard", BELFAST, worth="150.00").charge == Decimal("11.00")

    @given(st.sampled_from([(code, zone) for code, zones in TARIFFS.items() for zone in zones]),
           st.integers(1, 200_000), st.integers(1, 200_000))  # fmt: skip
    def test_never_fall_as_the_weight_rises(self, method, lighter, heavier):
        tariff = TARIFFS[method[0]][method[1]]
        lighter, heavier = sorted((lighter, heavier))
        less, more = tariff.charge_for(lighter), tariff.charge_for(heavier)

        assert less is None or less > 0
        assert more is None or (less is not None and less <= more)

    @pytest.mark.parametrize("to", [INVERNESS, DOUGLAS, JERSEY, DUBLIN])
    def test_are_none_where_a_method_does_not_go(self, to):
        with pytest.raises(NotDelivered, match="It does not go to "):
            sent("next-day", to)

    def test_are_none_for_what_is_too_heavy(self):
        with pytest.raises(NotDelivered, match="no more than 30 kg to Northern Ireland"):
            sent("next-day", BELFAST, goods(30_001))

    def test_of_a_method_that_is_none(self):
        with pytest.raises(UnknownDeliveryMethod):
            delivery_method("pigeon")


class TestCold:
    @pytest.mark.parametrize(("cold", "boxes"), [(1, 1), (8_000, 1), (8_001, 2), (24_500, 4)])
    def test_goods_pay_for_their_boxes(self, cold, boxes):
        found = sent("next-day", what=goods(25_000, cold=cold))

        assert (found.surcharge, found.charge) == (COLD_BOX * boxes, Decimal("21.00") + COLD_BOX * boxes)

    def test_goods_pay_for_their_box_where_delivery_is_free(self):
        with pytest.raises(NotDelivered, match="Fibrin sealant must stay cold"):
            sent("standard", what=goods(cold=100), worth="500.00")

    @pytest.mark.parametrize("to", [INVERNESS, DOUGLAS, JERSEY, DUBLIN])
    def test_goods_do_not_go_where_nothing_goes_overnight(self, to):
        for code in ("standard", "next-day"):
            with pytest.raises(NotDelivered):
                sent(code, to, goods(cold=100))

    def test_goods_that_must_stay_frozen_do_not_go_at_all(self):
        with pytest.raises(NotDelivered, match="Plasma must stay frozen"):
            sent("next-day", what=goods(frozen=("Plasma",)))

    @pytest.mark.parametrize(
        ("ordered", "to", "leaves"),
        [
            ("2026-11-26T10:00", LEEDS, "2026-11-26"),  # Thursday
            ("2026-11-26T15:00", LEEDS, "2026-11-30"),  # too late: Friday would lie over the weekend
            ("2026-11-27T10:00", LEEDS, "2026-11-30"),
            ("2026-12-24T10:00", LEEDS, "2026-12-29"),  # Christmas
            ("2026-12-31T10:00", LEEDS, "2027-01-04"),
            ("2026-11-30T10:00", EDINBURGH, "2026-11-30"),  # the holiday is the day on which it leaves England
            ("2026-12-31T10:00", EDINBURGH, "2027-01-04"),
            ("2027-03-25T10:00", LEEDS, "2027-03-30"),  # Easter
            ("2027-07-09T10:00", BELFAST, "2027-07-12"),
            ("2027-07-08T10:00", BELFAST, "2027-07-08"),
        ],
    )
    def test_goods_never_leave_before_a_day_off(self, ordered, to, leaves):
        found = sent("next-day", to, goods(cold=100), at=ordered)

        assert found.leaves_on == day(leaves)
        assert found.arrives_on == found.leaves_on + dt.timedelta(days=1)

    @given(
        st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2029, 12, 31)), st.sampled_from([LEEDS, EDINBURGH, BELFAST])
    )
    def test_goods_are_one_night_on_the_way_whenever_they_are_ordered(self, ordered, to):
        found = sent("next-day", to, goods(cold=100), at=ordered.isoformat())

        assert (found.arrives_on - found.leaves_on).days == 1
        assert found.leaves_on >= ordered.date()


class TestPromisedDays:
    @pytest.mark.parametrize(
        ("code", "to", "ordered", "leaves", "arrives"),
        [
            ("next-day", LEEDS, "2026-11-23T14:59", "2026-11-23", "2026-11-24"),
            ("next-day", LEEDS, "2026-11-23T15:00", "2026-11-24", "2026-11-25"),
            ("standard", LEEDS, "2026-11-20T10:00", "2026-11-20", "2026-11-24"),
            # Christmas 2026: 25 and 28 December are off, and 26 and 27 are a weekend
            ("next-day", LEEDS, "2026-12-24T10:00", "2026-12-24", "2026-12-29"),
            ("next-day", LEEDS, "2026-12-24T16:00", "2026-12-29", "2026-12-30"),
            ("standard", LEEDS, "2026-12-25T09:00", "2026-12-29", "2026-12-31"),
            ("standard", LEEDS, "2026-12-31T10:00", "2026-12-31", "2027-01-05"),
            ("standard", EDINBURGH, "2026-12-31T10:00", "2026-12-31", "2027-01-06"),  # 4 January as well
            # Easter 2027: 26 and 29 March
            ("next-day", LEEDS, "2027-03-25T10:00", "2027-03-25", "2027-03-30"),
            ("standard", LEEDS, "2027-03-26T10:00", "2027-03-30", "2027-04-01"),
            # St Andrew's Day: nothing arrives in Scotland, in England it is a Monday like others
            ("next-day", EDINBURGH, "2026-11-27T10:00", "2026-11-27", "2026-12-01"),
            ("next-day", LEEDS, "2026-11-27T10:00", "2026-11-27", "2026-11-30"),
            # 12 July in Northern Ireland
            ("next-day", BELFAST, "2027-07-09T10:00", "2027-07-09", "2027-07-13"),
            ("next-day", LEEDS, "2027-07-09T10:00", "2027-07-09", "2027-07-12"),
            # the holiday of England in August: nothing leaves
            ("next-day", EDINBURGH, "2027-08-30T10:00", "2027-08-31", "2027-09-01"),
            ("standard", DOUGLAS, "2027-07-02T10:00", "2027-07-02", "2027-07-08"),  # Tynwald Day on Monday
        ],
    )
    def test_leave_out_weekends_and_holidays_at_both_ends(self, code, to, ordered, leaves, arrives):
        found = sent(code, to, at=ordered)

        assert (found.leaves_on, found.arrives_on) == (day(leaves), day(arrives))

"""Writing records into the catalogue: a batch a transaction, and nothing where nothing has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone
from oscar.core.loading import get_model

from search import api as search
from shop.catalogue.facet_rows import refresh_facets
from shop.catalogue.services import ensure_classes
from shop.devices.gudid import demonstration, gathering, values
from shop.devices.gudid.copying import copy_in, draw_keys
from shop.devices.gudid.facts import (
    DEVICE_COLUMNS,
    IDENTIFIER_COLUMNS,
    PRODUCT_COLUMNS,
    REGISTER_COLUMNS,
    SIZE_COLUMNS,
    SOURCE,
    DeviceFacts,
    facts_of,
)
from shop.devices.gudid.gathering import Gathered
from shop.devices.gudid.places import LEGACY_CLASS, Makers, leave_the_old_tree
from shop.devices.gudid.records import GudidRecord, Identity, Refusal, Remark, RemarkKind
from shop.devices.gudid.stored import Stored
from shop.devices.models import Device, DeviceIdentifier, DeviceSize
from shop.devices.register import RegisterRecord

Product = get_model("catalogue", "Product")
ProductCategory = get_model("catalogue", "ProductCategory")

_LOCK = 0x6755_4944  # any number that no other lock of this database has


class ImportRunning(Exception):
    """Another import is at work; two at once could each create the same device."""


@contextmanager
def alone() -> Iterator[None]:
    """One import at a time, whichever process. The lock goes with the session, so a killed import leaves none.

    Raises:
        ImportRunning: there is one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            raise ImportRunning("another import is at work on this database")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


@dataclass(slots=True)
class Outcome:
    """What became of a batch: how many products were made, changed, and left as they were; what was refused."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    priced: int = 0
    refused: list[Refusal] = field(default_factory=list)
    remarks: list[tuple[str, Remark]] = field(default_factory=list)

    def __iadd__(self, other: Outcome) -> Outcome:
        self.created += other.created
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.priced += other.priced
        self.refused += other.refused
        self.remarks += other.remarks
        return self


class Importer:
    """Brings the catalogue to what records say. Safe to repeat; of a batch either all is written or nothing.

    ``demo_prices`` also gives devices without a price an invented one. ``index`` writes what search needs in the same
    transaction.
    """

    def __init__(self, *, demo_prices: bool = False, index: bool = True) -> None:
        self._demo_prices = demo_prices
        self._index = index
        self._rows = ensure_classes()
        self._forget()

    def write(self, records: Sequence[GudidRecord]) -> Outcome:
        """Write ``records``, each of another device. A record that the database will not have is refused alone."""
        try:
            with transaction.atomic():
                return self._write(records)
        except (DataError, IntegrityError) as error:
            self._forget()
            if len(records) == 1:
                return Outcome(refused=[Refusal(records[0].place, f"the database refuses it: {error}")])
            half = len(records) // 2
            outcome = self.write(records[:half])
            outcome += self.write(records[half:])
            return outcome
        except BaseException:
            self._forget()
            raise

    def gather(self) -> Gathered:
        """Make variants of one product of those devices that differ in size only; see ``gathering``."""
        return gathering.gather(self._rows, index=self._index)

    def _forget(self) -> None:
        """What was made in a transaction that failed is not there."""
        self._makers = Makers()

    def _write(self, records: Sequence[GudidRecord]) -> Outcome:
        outcome = Outcome()
        known = _known([record.identity for record in records])
        fresh: list[tuple[GudidRecord, DeviceFacts]] = []
        ours: dict[int, DeviceFacts] = {}
        for record in records:
            product_id, is_ours = known.get(record.identity, (None, False))
            if product_id is None:
                fresh.append((record, facts_of(record)))
            elif is_ours:
                ours[product_id] = facts_of(record)
            else:
                outcome.remarks.append((record.primary.value, Remark(RemarkKind.OTHER_SOURCE, f"product {product_id}")))
        makers = self._makers.ids_for(facts.maker for facts in [*(facts for _, facts in fresh), *ours.values()])

        changed = self._change(ours, makers)
        created = self._create(fresh, makers)
        outcome.created, outcome.changed = len(created), len(changed)
        outcome.unchanged = len(records) - len(created) - len(changed)
        refresh_facets([*created, *changed])
        if self._index:
            search.refresh("product", [*created, *changed])
        if self._demo_prices:
            outcome.priced = demonstration.price(ours | created)
        return outcome

    def _create(
        self, fresh: Sequence[tuple[GudidRecord, DeviceFacts]], makers: Mapping[str, int]
    ) -> dict[int, DeviceFacts]:
        """New products with all that belongs to them; product id → facts."""
        if not fresh:
            return {}
        keys = draw_keys(Product, len(fresh))
        created = {pk: facts for pk, (_, facts) in zip(keys, fresh, strict=True)}
        copy_in(
            Product,
            (
                Product(
                    pk=pk,
                    structure=Product.STANDALONE,
                    product_class_id=self._rows.classes[facts.class_slug],
                    slug=facts.slug,
                    **dict(zip(PRODUCT_COLUMNS, facts.product, strict=True)),
                )
                for pk, facts in created.items()
            ),
        )
        copy_in(
            ProductCategory,
            [
                ProductCategory(product_id=pk, category_id=self._rows.categories[facts.class_slug])
                for pk, facts in created.items()
            ],
        )
        copy_in(Device, _devices(created, makers))
        _add_identifiers(created)
        _add_sizes(created)
        _add_registers(created)
        values.write(self._rows, {pk: (facts.class_slug, facts.attributes) for pk, facts in created.items()})
        return created

    def _change(self, ours: Mapping[int, DeviceFacts], makers: Mapping[str, int]) -> dict[int, DeviceFacts]:
        """Bring known products to what the register says now; those that differed."""
        stored = Stored(list(ours))
        products = {pk: facts for pk, facts in ours.items() if stored.products.get(pk) != facts.product}
        devices = {
            pk: facts for pk, facts in ours.items() if stored.devices[pk] != (makers[facts.maker], *facts.device)
        }
        identifiers = {pk: facts for pk, facts in ours.items() if stored.identifiers[pk] != facts.identifiers}
        sizes = {pk: facts for pk, facts in ours.items() if stored.sizes[pk] != facts.sizes}
        registers = {pk: facts for pk, facts in ours.items() if stored.registers.get(pk) != facts.register}
        moved = {pk: facts for pk, facts in ours.items() if stored.classes[pk] == LEGACY_CLASS}
        changed = products | devices | identifiers | sizes | registers | moved
        if not changed:
            return {}
        now = timezone.now()
        Product.objects.bulk_update(
            (
                Product(pk=pk, date_updated=now, **dict(zip(PRODUCT_COLUMNS, facts.product, strict=True)))
                for pk, facts in changed.items()
            ),
            [*PRODUCT_COLUMNS, "date_updated"],
        )
        Device.objects.bulk_update(_devices(devices, makers), ["maker", *DEVICE_COLUMNS])
        DeviceIdentifier.objects.filter(product__in=identifiers).delete()
        _add_identifiers(identifiers)
        DeviceSize.objects.filter(product__in=sizes).delete()
        _add_sizes(sizes)
        _replace_registers(registers)
        self._move(moved)
        self._merge({pk: f for pk, f in changed.items() if stored.classes[pk] == f.class_slug}, stored)
        gathering.restate(devices)
        return changed

    def _move(self, moved: Mapping[int, DeviceFacts]) -> None:
        """Put products that were imported when there was one class for all into the class of their own."""
        for slug in {facts.class_slug for facts in moved.values()}:
            ids = [pk for pk, facts in moved.items() if facts.class_slug == slug]
            Product.objects.filter(pk__in=ids).update(product_class=self._rows.classes[slug])
            leave_the_old_tree(ids, self._rows.categories[slug])
        values.write(self._rows, {pk: (facts.class_slug, facts.attributes) for pk, facts in moved.items()})

    def _merge(self, changed: Mapping[int, DeviceFacts], stored: Stored) -> None:
        """Typed attributes of products that still are in the class of the register."""
        values.merge(
            self._rows,
            {pk: (facts.class_slug, stored.attributes(pk, facts.class_slug)) for pk, facts in changed.items()},
            {pk: (facts.class_slug, facts.attributes) for pk, facts in changed.items()},
        )


def _known(identities: Iterable[Identity]) -> dict[Identity, tuple[int, bool]]:
    """Identity → (product id, whether that product came from the register), for those that are in the catalogue."""
    wanted = set(identities)
    rows = (
        DeviceIdentifier.objects.filter(kind=DeviceIdentifier.Kind.PRIMARY, value__in={value for value, _ in wanted})
        .order_by("-product_id")
        .values_list("value", "agency", "product_id", "product__device__source")
    )
    known: dict[Identity, tuple[int, bool]] = {}
    for value, agency, product_id, source in rows:
        is_ours = source == SOURCE
        if (value, agency) in wanted and (is_ours or not known.get((value, agency), (0, False))[1]):
            known[value, agency] = (product_id, is_ours)
    return known


def _devices(of: Mapping[int, DeviceFacts], makers: Mapping[str, int]) -> list[Device]:
    return [
        Device(
            product_id=pk,
            maker_id=makers[facts.maker],
            source=SOURCE,
            **dict(zip(DEVICE_COLUMNS, facts.device, strict=True)),
        )
        for pk, facts in of.items()
    ]


def _add_identifiers(of: Mapping[int, DeviceFacts]) -> None:
    copy_in(
        DeviceIdentifier,
        (
            DeviceIdentifier(product_id=pk, **dict(zip(IDENTIFIER_COLUMNS, columns, strict=True)))
            for pk, facts in of.items()
            for columns in sorted(facts.identifiers, key=_primary_first)
        ),
    )


def _add_sizes(of: Mapping[int, DeviceFacts]) -> None:
    copy_in(
        DeviceSize,
        (
            DeviceSize(product_id=pk, **dict(zip(SIZE_COLUMNS, columns, strict=True)))
            for pk, facts in of.items()
            for columns in sorted(facts.sizes, key=lambda columns: int(columns[0]))
        ),
    )


def _replace_registers(of: Mapping[int, DeviceFacts]) -> None:
    """A product is looked at again, whether it is a variant, only where what speaks for it has changed."""
    old = RegisterRecord.objects.filter(pk__in=of)
    before = set(old.filter(gathered=True).values_list("pk", "family_key"))
    old.delete()
    _add_registers(of)
    now = RegisterRecord.objects.filter(pk__in=of).values_list("pk", "family_key")
    RegisterRecord.objects.filter(pk__in=[pk for pk, key in now if (pk, key) in before]).update(gathered=True)


def _add_registers(of: Mapping[int, DeviceFacts]) -> None:
    copy_in(
        RegisterRecord,
        (
            RegisterRecord(product_id=pk, **dict(zip(REGISTER_COLUMNS, facts.register, strict=True)))
            for pk, facts in of.items()
            if facts.register is not None
        ),
    )


def _primary_first(columns: tuple[Any, ...]) -> tuple[bool, str, str]:
    value, kind = columns[0], columns[1]
    return kind != DeviceIdentifier.Kind.PRIMARY, kind, value

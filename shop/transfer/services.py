"""Out by file, in by file: export, preview, apply, undo.

A preview is stored value by value. Applying and undoing first compare each value with what the catalogue says now, so
nothing that somebody changed in between is overwritten.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from openpyxl.utils import get_column_letter

from shop.handlers import quiet, tell_search
from shop.stock import services as stock
from shop.transfer import creating
from shop.transfer.fields import (
    ATTRIBUTE,
    BACK_ORDER,
    FIELDS,
    IDENTITY,
    ON_HAND,
    SEEN_ON_HAND,
    BadCell,
    Field,
    Origin,
    Product,
    Target,
    attribute_field,
    attribute_fields,
    fits,
    identity,
    targets,
)
from shop.transfer.models import TransferChange, TransferRun
from shop.transfer.sheets import Cell, UnreadableFile, format_of, read, same_text, written

LONGEST_NAME = 255


class NotApplied(Exception):
    """Nothing was written. ``problems`` say why, cell by cell; empty when the message says it all."""

    def __init__(self, message: str, problems: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(message)
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell cannot be taken over. ``row`` counts from 1, the header; ``cell`` is as spreadsheets name it."""

    row: int
    cell: str
    column: str
    reason: str


def export(kind: str, *, classes: Collection[int] | None = None) -> bytes:
    """All products, or those of ``classes`` (product class ids), as a file of ``kind`` ("csv" or "xlsx").

    A row is a selling unit; families and products without one have a row too.
    """
    products = Product.objects.order_by("pk")
    if classes is not None:
        products = products.filter(Q(product_class__in=classes) | Q(parent__product_class__in=classes))
    fields = [*FIELDS, *attribute_fields(classes)]
    return written(_rows(products, fields), kind)


def _rows(products: QuerySet, fields: Sequence[Field]) -> Iterable[list[Cell]]:
    yield [*IDENTITY, SEEN_ON_HAND, *(field.code for field in fields)]
    on_hand = next(field for field in fields if field.code == ON_HAND)
    for target in targets(products):
        shown = [field.show(field.read(target)) for field in fields]
        yield [*identity(target).values(), on_hand.show(on_hand.read(target)), *shown]


@transaction.atomic
def preview(content: bytes, filename: str, *, by: Any = None) -> TransferRun:
    """Read a file and store what it would change. The catalogue stays as it is.

    Raises:
        UnreadableFile: it is no table of ours; nothing is stored.
    """
    rows = list(read(content, format_of(filename)))
    plan = _Plan(rows[0] if rows else [])
    body = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)]
    plan.load(row for _, row in body)
    for number, row in body:
        plan.take(number, row)
    run = TransferRun.objects.create(
        filename=filename[-LONGEST_NAME:],
        by=by,
        rows=len(body),
        problems=[asdict(problem) for problem in plan.problems],
    )
    for change in plan.changes:
        change.run = run
    TransferChange.objects.bulk_create(plan.changes, batch_size=1000)
    return run


def apply(run_id: int, *, good_rows: bool = False, at: dt.datetime, by: Any = None) -> TransferRun:
    """Write what a preview found. ``good_rows``: leave out rows with problems; else one problem stops all.

    Raises:
        NotApplied: there are problems, or it is no longer a preview; nothing is written.
    """
    with transaction.atomic():
        run = TransferRun.objects.select_for_update().get(pk=run_id)
        if run.state != TransferRun.State.PREVIEWED:
            raise NotApplied("This file has been applied already.")
        if run.problems and not good_rows:
            raise NotApplied("Nothing was written: some cells cannot be taken over.", run.problems)
        changes = list(run.changes.all())
        origin = Origin(f"import {run.pk}", by)
        with quiet():
            problems = _make([change for change in changes if change.field == creating.NEW], origin)
            problems += _write([change for change in changes if change.field != creating.NEW], _forward, origin)
        if problems and not good_rows:
            raise NotApplied(
                "Nothing was written: some values cannot be taken over any more.",
                [asdict(problem) for problem in problems],
            )
        run.problems = sorted([*run.problems, *map(asdict, problems)], key=lambda problem: problem["row"])
        run.state, run.applied_at = TransferRun.State.APPLIED, at
        run.save(update_fields=["state", "applied_at", "problems"])
        TransferChange.objects.bulk_update(changes, ["state", "product", "stockrecord"], batch_size=1000)
        tell_search({change.product_id for change in changes if change.state == TransferChange.State.APPLIED})
    return run


def undo(run_id: int, *, at: dt.datetime, by: Any = None) -> TransferRun:
    """Take back the import that was applied last. What has been changed again since stays, and is marked as kept.

    A first count of a product leaves it stocked with nothing on hand: the ledger forgets nothing. What the import made
    is deleted, unless it was ordered, moved or changed since; ``problems`` of the run say so.

    Raises:
        NotApplied: it is not applied, or a later import is; nothing is written.
    """
    with transaction.atomic():
        applied = TransferRun.objects.select_for_update().filter(state=TransferRun.State.APPLIED)
        last = applied.order_by("-applied_at", "-pk").first()
        if last is None or last.pk != run_id:
            raise NotApplied("Only the import that was applied last can be taken back.")
        changes = list(last.changes.filter(state=TransferChange.State.APPLIED))
        touched = {change.product_id for change in changes}
        with quiet():
            _write(
                [change for change in changes if change.field != creating.NEW],
                _back,
                Origin(f"import {last.pk} undone", by),
            )
            kept = _unmake(
                [change for change in changes if change.field == creating.NEW], reference=f"import {last.pk}"
            )
        last.problems = [*last.problems, *map(asdict, kept)]
        last.state, last.undone_at = TransferRun.State.UNDONE, at
        last.save(update_fields=["state", "undone_at", "problems"])
        TransferChange.objects.bulk_update(changes, ["state"], batch_size=1000)
        tell_search(touched)
    return last


# ── Reading a file ──────────────────────────────────────────────────────────────────────────────────────


class _Plan:
    """What a file would change, gathered row by row."""

    def __init__(self, header: Sequence[str]) -> None:
        self.names = [name.strip() for name in header]
        self.place = {name: index for index, name in enumerate(self.names) if name}
        self.fields = _fields_of(self.names)
        self.changes: list[TransferChange] = []
        self.problems: list[Problem] = []
        self._new: creating.NewProducts | None = None
        self._targets: dict[tuple[int, str], Target] = {}
        self._by_sku: dict[str, list[Target]] = defaultdict(list)
        self._seen_rows: dict[tuple[int, str], int] = {}
        self._wanted: dict[tuple[int, str], tuple[int, Any]] = {}
        """(product, field) → row and value of the change that some row asked for already."""

    def load(self, rows: Iterable[Sequence[str]]) -> None:
        """Fetch the products that ``rows`` are about."""
        ids: set[int] = set()
        skus: set[str] = set()
        for row in rows:
            number, sku = self._text(row, "product"), self._text(row, "sku")
            if number.isascii() and number.isdigit() and len(number) < 10:
                ids.add(int(number))
            elif sku:
                skus.add(sku)
        by_sku = Product.objects.filter(stockrecords__partner_sku__in=skus).values("pk")
        for target in targets(Product.objects.filter(Q(pk__in=ids) | Q(pk__in=by_sku)).order_by("pk")):
            sku = target.record.partner_sku if target.record else ""
            self._targets[target.product.pk, sku] = target
            self._by_sku[sku].append(target)

    def take(self, number: int, row: Sequence[str]) -> None:
        """A row with any problem changes nothing."""
        if self._is_new(row):
            self._take_new(number, row)
            return
        try:
            target = self._target(number, row)
        except _RowProblem as wrong:
            self._problem(number, wrong.column, str(wrong))
            return
        changes, problems = [], len(self.problems)
        for field in self.fields:
            try:
                found = self._difference(row, field, target)
                if found is not None:
                    self._agree(number, field, target, found[1])
                    changes.append(self._change(number, field, target, *found))
            except BadCell as wrong:
                self._problem(number, field.code, str(wrong))
        self._check_numbers(number, target, changes)
        if len(self.problems) == problems:
            self.changes += changes

    def _check_numbers(self, number: int, target: Target, changes: Sequence[TransferChange]) -> None:
        sold: dict[str, Any] = {c.field: c.after for c in changes if c.field in ("minimum", "multiple")}
        for name in ("minimum", "multiple") if sold else ():
            sold.setdefault(name, _FIELDS[name].read(target))
        if sold and sold["minimum"] % sold["multiple"]:
            self._problem(number, "minimum", f"{sold['minimum']} is no multiple of {sold['multiple']}.")

    def _is_new(self, row: Sequence[str]) -> bool:
        """A row that names no product, an SKU that nobody has, and a type: an SKU alone is more likely a slip."""
        sku = self._text(row, "sku")
        return bool(sku and self._text(row, "type") and not self._text(row, "product")) and sku not in self._by_sku

    def _take_new(self, number: int, row: Sequence[str]) -> None:
        self._new = self._new or creating.NewProducts()
        sku = self._text(row, "sku")
        if (0, sku) in self._seen_rows:
            self._problem(number, "sku", f"Row {self._seen_rows[0, sku]} has the same SKU.")
            return
        self._seen_rows[0, sku] = number
        if len(row) > len(self.names) and any(cell.strip() for cell in row[len(self.names) :]):
            self._problem(number, "product", "The row has more cells than the header.")
            return

        def tell(column: str, reason: str) -> None:
            self._problem(number, column, reason)

        made = self._new.read(lambda name: self._text(row, name), self.fields, tell)
        if made is None:
            return
        values = made.after["values"]
        if values.get("minimum", 1) % values.get("multiple", 1):
            tell("minimum", f"{values.get('minimum', 1)} is no multiple of {values['multiple']}.")
            return
        self.changes.append(
            TransferChange(row=number, cell=self._cell(number, "sku"), field=creating.NEW, after=made.after)
        )

    def _target(self, number: int, row: Sequence[str]) -> Target:
        if len(row) > len(self.names) and any(cell.strip() for cell in row[len(self.names) :]):
            raise _RowProblem("product", "The row has more cells than the header.")
        product, sku = self._text(row, "product"), self._text(row, "sku")
        if product:
            target = self._targets.get((int(product) if product.isascii() and product.isdigit() else 0, sku))
        else:
            named = self._by_sku.get(sku, []) if sku else []
            target = named[0] if len(named) == 1 else None
        if target is None:
            raise _RowProblem("product" if product else "sku", _unknown(product, sku))
        key = (target.product.pk, sku)
        if key in self._seen_rows:
            raise _RowProblem("sku", f"Row {self._seen_rows[key]} is about the same product and unit.")
        self._seen_rows[key] = number
        for name, is_now in identity(target).items():
            if name in self.place and name not in ("product", "sku"):
                said = self._text(row, name)
                if said and said != same_text(str(is_now)):
                    raise _RowProblem(name, f"It is “{is_now}” and cannot be changed here.")
        return target

    def _difference(self, row: Sequence[str], field: Field, target: Target) -> tuple[Any, Any] | None:
        """The value now and the value that the row asks for; None where they are the same."""
        text = self._text(row, field.code)
        now = field.read(target)
        if field.code == ON_HAND and text == self._text(row, SEEN_ON_HAND):
            return None  # what was sold since the export is no reason to count it back
        if text == same_text(str(field.show(now))):
            return None
        wanted = field.understand(text, target)
        if wanted == now:
            return None
        if field.code == ON_HAND and self._text(row, SEEN_ON_HAND) != str(field.show(now)):
            shown = "nothing" if now is None else now
            raise BadCell(f"The books say {shown} now, which is not what the file was made with. Export it again.")
        return now, wanted

    def _agree(self, number: int, field: Field, target: Target, wanted: Any) -> None:
        """Rows about units of one product must not ask for different things of it."""
        if field.of_unit:
            return
        row, value = self._wanted.setdefault((target.product.pk, field.code), (number, wanted))
        if value != wanted:
            raise BadCell(f"Row {row} asks for “{value}” of the same product.")

    def _change(self, number: int, field: Field, target: Target, before: Any, after: Any) -> TransferChange:
        return TransferChange(
            row=number,
            cell=self._cell(number, field.code),
            product=target.product,
            stockrecord=target.record if field.of_unit else None,
            field=field.code,
            before=before,
            after=after,
        )

    def _text(self, row: Sequence[str], name: str) -> str:
        place = self.place.get(name)
        return same_text(row[place]) if place is not None and place < len(row) else ""

    def _cell(self, number: int, name: str) -> str:
        return f"{get_column_letter(self.place.get(name, 0) + 1)}{number}"

    def _problem(self, number: int, name: str, reason: str) -> None:
        self.problems.append(Problem(number, self._cell(number, name), name, reason))


class _RowProblem(Exception):
    """The whole row is of no use, because of ``column``."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def _unknown(product: str, sku: str) -> str:
    if not product:
        return f"No product, or more than one, has the SKU “{sku}”." if sku else "The row names no product."
    return (
        f"There is no product {product} with the SKU “{sku}”."
        if sku
        else f"There is no product {product} without unit."
    )


def _fields_of(names: Sequence[str]) -> list[Field]:
    """The fields that a header names.

    Raises:
        UnreadableFile: a column is unknown, named twice, or needs another that is missing.
    """
    named = [name for name in names if name]
    if len(named) != len(set(named)):
        twice = next(name for name in named if named.count(name) > 1)
        raise UnreadableFile(f"The column “{twice}” is there twice.")
    if "product" not in named and "sku" not in named:
        raise UnreadableFile("The first row must name the columns, “product” or “sku” among them.")
    attributes = {field.code for field in attribute_fields()}
    fields = []
    for name in named:
        if name in _FIELDS:
            fields.append(_FIELDS[name])
        elif name in attributes:
            fields.append(attribute_field(name.removeprefix(ATTRIBUTE)))
        elif name not in (*IDENTITY, SEEN_ON_HAND):
            raise UnreadableFile(f"There is no column “{name}”. Export a file to see all of them.")
    if ON_HAND in named and SEEN_ON_HAND not in named and "product" in named:
        raise UnreadableFile(f"To change stock the file needs the column “{SEEN_ON_HAND}” as it was exported.")
    return fields


# ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────

Direction = Callable[[TransferChange], tuple[Any, Any]]


def _forward(change: TransferChange) -> tuple[Any, Any]:
    return change.before, change.after


def _back(change: TransferChange) -> tuple[Any, Any]:
    return change.after, change.before


def _write(changes: Sequence[TransferChange], direction: Direction, origin: Origin) -> list[Problem]:
    """Write each row of ``changes`` wholly or not at all, and set their states. What was refused is told.

    Taking back goes value by value: what can be taken back is.
    """
    ids = {change.product_id for change in changes}
    locked = Product.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    list(locked.values_list("pk", flat=True))
    found: dict[tuple[int, int | None], Target] = {}
    first: dict[int, Target] = {}
    for target in targets(Product.objects.filter(pk__in=ids).order_by("pk")):
        found[target.product.pk, target.record and target.record.pk] = target
        first.setdefault(target.product.pk, target)
    going_back = direction is _back
    done = TransferChange.State.UNDONE if going_back else TransferChange.State.APPLIED
    refused = TransferChange.State.KEPT if going_back else TransferChange.State.REFUSED
    written_already: set[tuple[int, str]] = set()
    problems = []
    if going_back:
        changes = sorted(changes, key=lambda change: (-change.row, _turn(change, *_back(change))))
    key: Callable[[TransferChange], Any] = (lambda change: change.pk) if going_back else (lambda change: change.row)
    for _, group in groupby(changes, key=key):
        together = sorted(group, key=lambda change: _turn(change, *direction(change)))
        change = together[0]
        try:
            with transaction.atomic():
                for change in together:
                    product_id = cast(int, change.product_id)  # one that is not written yet is made by _make
                    once = (product_id, change.field)
                    if change.stockrecord_id is None and once in written_already:
                        continue  # another row about the same product asked for the same
                    target = found.get((product_id, change.stockrecord_id)) or first[product_id]
                    _write_one(change, target, *direction(change), origin)
                if not fits(target):
                    raise BadCell("The fewest that are sold are no multiple of what is sold at a time.")
        except BadCell as wrong:
            problems.append(Problem(change.row, change.cell, change.field, str(wrong)))
            for one in together:
                one.state = refused
        else:
            for one in together:
                one.state = done
            written_already |= {(cast(int, one.product_id), one.field) for one in together}
    return problems


def _make(changes: Sequence[TransferChange], origin: Origin) -> list[Problem]:
    """Write new products and their units, in the order of the file."""
    made: dict[str, Any] = {}
    problems = []
    for change in changes:
        try:
            with transaction.atomic():
                target = creating.make(cast(Mapping[str, Any], change.after), made, origin)
        except (BadCell, ValidationError) as wrong:
            problems.append(Problem(change.row, change.cell, "sku", str(wrong)))
            change.state = TransferChange.State.REFUSED
        else:
            change.product, change.stockrecord = target.product, target.record
            change.state = TransferChange.State.APPLIED
    return problems


def _unmake(changes: Sequence[TransferChange], *, reference: str) -> list[Problem]:
    """Delete what ``changes`` made; what cannot go stays whole, and is told."""
    by_product: dict[int, list[TransferChange]] = defaultdict(list)
    for change in changes:
        by_product[cast(int, change.product_id)].append(change)
    kept = []
    for together in by_product.values():
        product = together[0].product
        TransferChange.objects.filter(pk__in=[change.pk for change in together]).update(product=None, stockrecord=None)
        try:
            with transaction.atomic():
                reason = creating.take_back(
                    product, [cast(Mapping[str, Any], change.after) for change in together], reference=reference
                )
                if reason:
                    raise BadCell(reason)
        except BadCell as wrong:
            kept.append(Problem(together[0].row, together[0].cell, "sku", f"Kept: {wrong}"))
            TransferChange.objects.filter(pk__in=[change.pk for change in together]).update(product=product)
            for change in together:
                change.state = TransferChange.State.KEPT
        else:
            for change in together:
                change.product = change.stockrecord = None
                change.state = TransferChange.State.UNDONE
    return kept


_FIELDS = {field.code: field for field in FIELDS}


def _turn(change: TransferChange, expected: Any, value: Any) -> int:
    """Back-orders are allowed before stock is counted, and forbidden after; a first count comes before all."""
    if change.field == ON_HAND and expected is None:
        return -1
    if change.field == BACK_ORDER:
        return 0 if value else 2
    return 1


def _write_one(change: TransferChange, target: Target, expected: Any, value: Any, origin: Origin) -> None:
    """Raises BadCell: the catalogue no longer says ``expected``, or it cannot be."""
    field = _FIELDS.get(change.field) or attribute_field(change.field.removeprefix(ATTRIBUTE))
    now = field.read(target)
    if now != expected:
        raise BadCell(f"It was changed meanwhile: “{field.show(now)}” now.")
    try:
        field.write(target, value, expected, origin)
    except stock.CountConflict as conflict:
        raise BadCell(f"The books say {conflict.on_hand} now. Export the file again.") from conflict
    except stock.Promised as promised:
        raise BadCell(f"{promised.reserved} are promised to orders, so that is the least it can be.") from promised
    except ValidationError as wrong:
        raise BadCell(" ".join(wrong.messages)) from wrong

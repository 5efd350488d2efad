"""Oscar's basket, with lines that know their selling unit and load in few queries."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Exists, Manager, OuterRef, QuerySet
from django.utils.functional import cached_property
from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine
from oscar.apps.basket.managers import OpenBasketManager

from shop.basket import lines
from shop.data import SellingUnit
from shop.pricing.units import selling_unit
from shop.stock.selling_units import base_quantity


class OpenBaskets(OpenBasketManager):
    """Baskets that can be filled, each with ``has_vouchers``."""

    def get_queryset(self) -> QuerySet:
        codes = Basket.vouchers.through.objects.filter(basket=OuterRef("pk"))
        found: QuerySet = super().get_queryset().annotate(has_vouchers=Exists(codes))
        return found


class Basket(AbstractBasket):
    """What somebody is about to order."""

    objects = Manager()  # first, so that it stays the default
    open = OpenBaskets()

    def load_to_be_priced(self) -> None:
        """Load what pricing asks for and nothing else, before it asks: for who shows no lines and changes nothing."""
        if self.pk is None:
            return
        self._lines = lines.to_be_priced(self.lines.all())
        if not getattr(self, "has_vouchers", True):
            self._prefetched_objects_cache = {"vouchers": self.vouchers.none()}

    def all_lines(self) -> QuerySet:
        """Lines with all that pricing and display ask for, in two queries, once."""
        if self.pk is None:
            return super().all_lines()
        if self._lines is None:
            self._lines = lines.with_everything(self.lines.all())
        return self._lines

    @property
    def num_lines(self) -> int:
        """How many lines, from those that are loaded anyway."""
        return len(self.all_lines())

    def product_quantity(self, product: Any) -> int:
        """Base units of ``product``: a box of twelve and one each are thirteen."""
        held: Iterable[Any] = (line for line in self.all_lines() if line.product_id == product.pk)
        return sum(line.quantity * base_quantity(line.stockrecord) for line in held)

    def _get_total(self, model_property: str) -> Decimal:
        """The sum over lines that have a price; one without keeps the basket from being ordered, not being shown."""
        amounts = (getattr(line, model_property) for line in self.all_lines())
        return sum((amount for amount in amounts if amount is not None), Decimal("0.00"))


class Line(AbstractLine):
    """So many of one selling unit."""

    @cached_property
    def unit(self) -> SellingUnit:
        """The unit with its prices; no query where the line was loaded with everything."""
        return selling_unit(self.stockrecord, tiers=getattr(self, "price_tiers", None))


from oscar.apps.basket.models import *

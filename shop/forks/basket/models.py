"""Oscar's basket, with lines that know their selling unit and load in few queries."""

from django.db.models import QuerySet
from oscar.apps.basket.abstract_models import AbstractBasket

from shop.basket import lines


class Basket(AbstractBasket):
    """What somebody is about to order."""

    def all_lines(self) -> QuerySet:
        """Lines with all that pricing and display ask for, in one query."""
        if self.pk is None:
            return super().all_lines()
        if self._lines is None:
            self._lines = lines.with_everything(self.lines.all())
        return self._lines


from oscar.apps.basket.models import *  # noqa: E402, F403

"""Numbers that say nothing of how much we sell, and orders whose stock is held already."""

from oscar.apps.order import utils

from shop.checkout import numbers


class OrderNumberGenerator(utils.OrderNumberGenerator):
    """Random, with a check character."""

    def order_number(self, basket: object = None) -> str:
        return numbers.new_order_number()


class OrderCreator(utils.OrderCreator):
    """Writes the order of an attempt. The goods were held when payment opened, so nothing is allocated here."""

    def update_stock_records(self, line: object) -> None:
        """The reservation of the payment attempt passes to the order (shop.checkout.finalise)."""

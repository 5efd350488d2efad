"""Oscar's stock record as our selling unit: price and SKU here, quantities in shop.stock."""

from oscar.apps.partner.abstract_models import AbstractStockRecord

from shop.stock import selling_units as stock


class StockRecord(AbstractStockRecord):
    """One selling unit of a product. Stock is counted in base units elsewhere; these methods convert and delegate."""

    @property
    def net_stock_level(self) -> int:
        """Whole selling units that can be bought now."""
        return stock.units_available(self)

    def allocate(self, quantity: int) -> None:
        """Hold ``quantity`` selling units. Raises shop.stock.services.OutOfStock when there are not enough."""
        stock.hold_units(self, quantity)

    def is_allocation_consumption_possible(self, quantity: int) -> bool:
        return stock.can_dispatch_units(self, quantity)

    def consume_allocation(self, quantity: int) -> None:
        """The held units leave the building."""
        stock.dispatch_units(self, quantity)

    def cancel_allocation(self, quantity: int) -> None:
        """The held units are free again."""
        stock.release_units(self, quantity)


from oscar.apps.partner.models import *

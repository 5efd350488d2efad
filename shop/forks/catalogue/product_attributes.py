"""Oscar writes a product's attributes in bulk, which sends no signal; here it does."""

from oscar.apps.catalogue import product_attributes

from shop.catalogue.signals import attributes_saved


class ProductAttributesContainer(product_attributes.ProductAttributesContainer):
    """``product.attr``, whose ``save`` follows every ``save`` of a product."""

    def save(self) -> None:
        super().save()
        attributes_saved.send(sender=type(self.product), instance=self.product)

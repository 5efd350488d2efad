"""Editors choose products in the shop's own words."""

from wagtail.admin.viewsets.chooser import ChooserViewSet

from shoppable.choosing import ProductBlockBase

product_chooser_viewset = ChooserViewSet(
    "product_chooser",
    model="catalogue.Product",
    icon="tag",
    choose_one_text="Choose a product",
    choose_another_text="Choose another product",
    per_page=20,
    base_block_class=ProductBlockBase,
)
ProductChooserBlock = product_chooser_viewset.get_block_class(
    name="ProductChooserBlock", module_path="shoppable.viewsets"
)

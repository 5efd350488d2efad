"""Editors choose products in the shop's own words."""

from wagtail.admin.viewsets.chooser import ChooserViewSet

product_chooser_viewset = ChooserViewSet(
    "product_chooser",
    model="catalogue.Product",
    icon="tag",
    choose_one_text="Choose a product",
    choose_another_text="Choose another product",
    per_page=20,
)
ProductChooserBlock = product_chooser_viewset.get_block_class(
    name="ProductChooserBlock", module_path="shoppable.viewsets"
)

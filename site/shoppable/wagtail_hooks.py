from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet

from shoppable.viewsets import product_chooser_viewset


@hooks.register("register_admin_viewset")
def register_product_chooser() -> ChooserViewSet:
    return product_chooser_viewset

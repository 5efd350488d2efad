"""Oscar's catalogue; a category's address needs no look at its ancestors."""

from django.urls import reverse
from oscar.apps.catalogue.abstract_models import AbstractCategory


class Category(AbstractCategory):
    """A shelf of the catalogue, in a tree."""

    def get_absolute_url(self) -> str:
        return reverse("catalogue:category", kwargs={"category_slug": self.slug, "pk": self.pk})


from oscar.apps.catalogue.models import *

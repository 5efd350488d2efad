"""The clinical vocabulary, kept by editors."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.taxonomy import Procedure, Specialty

SLUG = FieldPanel("slug", help_text="Stands in addresses that others have kept. Leave it as it is once it is used.")


class SpecialtyViewSet(SnippetViewSet):
    model = Specialty
    icon = "tag"
    list_display = ("name", "slug")
    search_fields = ("name",)
    panels = (FieldPanel("name"), SLUG)


class ProcedureViewSet(SnippetViewSet):
    model = Procedure
    icon = "list-ul"
    list_display = ("name", "specialty", "slug")
    list_filter = ("specialty",)
    search_fields = ("name",)
    panels = (FieldPanel("name"), SLUG, FieldPanel("specialty"))


class VocabularyViewSetGroup(SnippetViewSetGroup):
    """Specialties and procedures side by side in the menu."""

    items = (SpecialtyViewSet, ProcedureViewSet)
    menu_icon = "tag"
    menu_label = "Vocabulary"
    menu_name = "vocabulary"

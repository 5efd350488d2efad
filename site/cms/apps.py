from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Shared by all pages"

    def ready(self) -> None:
        from cms import handlers

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "resources"
    verbose_name = "Resource library"

    def ready(self) -> None:
        """A product shows the notices about it for as long as these ask for something."""
        from django.db.models.functions import Now, TruncDate
        from django.utils import timezone

        from resources.models import NoticePage
        from shoppable.mentions import register_alerts

        today = TruncDate(Now(), tzinfo=timezone.get_default_timezone())
        register_alerts(lambda: NoticePage.objects.still_open(on=today))

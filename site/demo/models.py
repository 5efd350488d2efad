"""Whether this database is a demonstration."""

from django.db import models


class DemoLoad(models.Model):
    """The mark of a database that the demonstration may write to: made by the first load, renewed by each."""

    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"loaded at {self.loaded_at}"

"""Who signs in."""

from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from oscar.apps.customer.abstract_models import AbstractUser


class User(AbstractUser):
    """Anyone with an account: clinician, editor, merchandiser. Signs in by email; roles are groups."""

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique_in_any_case")]

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def may(self, permission: str) -> bool:
        """As ``has_perm`` ("app.codename"), for one permission and in one query, none for a superuser."""
        if not self.is_active or self.is_superuser:
            return self.is_active
        label, codename = permission.split(".")
        wanted = Permission.objects.filter(content_type__app_label=label, codename=codename)
        return wanted.filter(Q(user=self) | Q(group__user=self)).exists()

    def get_short_name(self) -> str:
        return self.first_name or self.email

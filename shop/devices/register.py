"""What a public register says of a device that the device itself is not: its record there, its papers, whom to ask."""

from __future__ import annotations

from django.db import models

from shop.devices.models import Stated


class RegisterRecord(models.Model):
    """The record that a register keeps of a product. There is none where a register says nothing beyond ``Device``."""

    product = models.OneToOneField(
        "catalogue.Product", primary_key=True, on_delete=models.CASCADE, related_name="register_record"
    )
    key = models.CharField(max_length=64, blank=True, help_text="Under which the register itself knows the record.")
    version = models.PositiveIntegerField(null=True, blank=True)
    version_date = models.DateField(null=True, blank=True)
    distribution_ended_on = models.DateField(
        null=True, blank=True, help_text="When the maker stopped, or will stop, distributing it."
    )
    tissue_based = models.CharField(
        max_length=10, choices=Stated, default=Stated.NOT_STATED, help_text="A human cell or tissue product (HCT/P)."
    )
    premarket_exempt = models.CharField(max_length=10, choices=Stated, default=Stated.NOT_STATED)
    direct_mark_exempt = models.CharField(max_length=10, choices=Stated, default=Stated.NOT_STATED)
    fda_codes = models.JSONField(default=list, blank=True)
    """Further FDA product codes, after the one that ``Device`` has, as {"code", "name"}."""
    gmdn = models.JSONField(default=list, blank=True)
    """Terms of the Global Medical Device Nomenclature as {"code", "name"}; a code may be empty."""
    premarket_submissions = models.JSONField(default=list, blank=True)
    """As {"number", "supplement", "type"}, for example K094035, 000, PMN."""
    contacts = models.JSONField(default=list, blank=True)
    """Whom customers may ask, as {"phone", "extension", "email"}."""
    family_key = models.BigIntegerField(
        null=True,
        blank=True,
        db_index=True,
        help_text="A hash of what variants of one product have in common; empty where nothing speaks for a family.",
    )
    gathered = models.BooleanField(
        default=False, help_text="Looked at once, to see whether it is a variant; after that people decide."
    )

    def __str__(self) -> str:
        return f"{self.key or self.product_id} version {self.version or 'not stated'}"

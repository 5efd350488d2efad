"""Names of the codes under which devices are classified, as published lists have them."""

from __future__ import annotations

from django.contrib.postgres.indexes import OpClass
from django.db import models


class CodeSystem(models.TextChoices):
    EMDN = "emdn", "EMDN"
    FDA = "fda", "FDA product code"
    UNSPSC = "unspsc", "UNSPSC"
    HCPCS = "hcpcs", "HCPCS"


class CodeList(models.Model):
    """Which list of a system is loaded."""

    system = models.CharField(max_length=6, choices=CodeSystem, primary_key=True)
    edition = models.CharField(max_length=120, help_text="What whoever loaded it called it; its file name otherwise.")
    complete = models.BooleanField(help_text="The published list; otherwise only the codes of the demonstration.")
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.get_system_display()}: {self.edition}"


class CodeName(models.Model):
    """A code with its name. A code of EMDN begins with the codes above it: one letter, then pairs of digits."""

    list = models.ForeignKey(CodeList, on_delete=models.CASCADE, related_name="names", db_column="system")
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=500)

    class Meta:
        ordering = ["list", "code"]
        constraints = [models.UniqueConstraint(fields=["list", "code"], name="code_name_once")]
        indexes = [models.Index(OpClass("code", name="varchar_pattern_ops"), name="code_name_below")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

"""The clinical vocabulary that products and pages share."""

from django.db import models


class Term(models.Model):
    """A name in a list that people browse by; the slug stands in addresses and never changes."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Specialty(Term):
    """A branch of surgery or care, as "Orthopaedics"."""

    class Meta(Term.Meta):
        verbose_name_plural = "specialties"


class Procedure(Term):
    """Something done to a patient, as "Wound closure", within a specialty where it belongs to one."""

    specialty = models.ForeignKey(
        Specialty, null=True, blank=True, on_delete=models.SET_NULL, related_name="procedures"
    )

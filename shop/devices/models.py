"""What a medical device is, beside what a product is for sale.

"Not stated" is a value of its own: nothing here may be read as "free of" or "safe" because a field is empty. So is
"does not apply": powder on a suture is no question that its maker leaves open, so pages do not raise it.
"""

import hashlib
import re
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import OpClass
from django.core.files.storage import Storage, storages
from django.core.validators import FileExtensionValidator, RegexValidator
from django.db import models
from django.db.models.functions import Lower

from core.pdf_text import pdf_text

DOES_NOT_APPLY = "n_a"


class Stated(models.TextChoices):
    """Yes and no count only when the maker says so."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_STATED = "not_stated", "Not stated"
    DOES_NOT_APPLY = DOES_NOT_APPLY, "Does not apply"


class Latex(models.TextChoices):
    CONTAINS = "contains_nrl", "Contains natural rubber latex"
    NOT_MADE_WITH = "not_made_with_nrl", "Not made with natural rubber latex"
    NOT_STATED = "not_stated", "Not stated"
    DOES_NOT_APPLY = DOES_NOT_APPLY, "Does not apply"


class MriSafety(models.TextChoices):
    SAFE = "safe", "MR Safe"
    CONDITIONAL = "conditional", "MR Conditional"
    UNSAFE = "unsafe", "MR Unsafe"
    NOT_STATED = "not_stated", "Not stated"
    DOES_NOT_APPLY = DOES_NOT_APPLY, "Does not apply"


class Use(models.TextChoices):
    SINGLE_USE = "single_use", "Single use"
    SINGLE_PATIENT = "single_patient_use", "Single patient, several uses"
    REUSABLE = "reusable", "Reusable"
    REPOSABLE = "reposable", "Reusable with a disposable part"
    NOT_STATED = "not_stated", "Not stated"


class Supply(models.TextChoices):
    """To whom it may be sold."""

    RX_ONLY = "rx_only", "Prescription only (Rx)"
    OTC = "otc", "Over the counter"
    PROFESSIONAL = "professional_use_only", "For professional use"
    UNRESTRICTED = "unrestricted", "Unrestricted"
    NOT_STATED = "not_stated", "Not stated"


class ClassUS(models.TextChoices):
    I = "I", "I"  # noqa: E741
    II = "II", "II"
    III = "III", "III"


class ClassEU(models.TextChoices):
    """Of the MDR; s is sterile, m measures, r is a reusable surgical instrument."""

    I = "I", "I"  # noqa: E741
    IS = "Is", "Is (sterile)"
    IM = "Im", "Im (measuring)"
    IR = "Ir", "Ir (reusable)"
    IIA = "IIa", "IIa"
    IIB = "IIb", "IIb"
    III = "III", "III"


class Control(models.TextChoices):
    """What stands on the label beside the device identifier."""

    LOT = "lot", "Lot"
    SERIAL = "serial", "Serial number"
    EXPIRY = "expiry", "Expiry date"
    MANUFACTURE_DATE = "manufacture_date", "Manufacturing date"
    DONATION_ID = "donation_id", "Donation number"


ACCENTED, PLAIN = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžœæß", "aaaaaaceeeeiiiinoooooouuuuyyszoas"


def in_addresses(column: str) -> models.Func:
    """The text of ``column`` in small plain letters and digits with hyphens between; empty where it has none."""
    plain = models.Func(Lower(column), models.Value(ACCENTED), models.Value(PLAIN), function="translate")
    hyphened = models.Func(
        plain, models.Value("[^a-z0-9]+"), models.Value("-"), models.Value("g"), function="regexp_replace"
    )
    return models.Func(hyphened, models.Value("-"), function="btrim")


def in_address(text: str) -> str:
    """``text`` as ``in_addresses`` writes what stands in a column."""
    plain = text.lower().translate(str.maketrans(ACCENTED, PLAIN))
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


class Maker(models.Model):
    """Who is responsible for a device on its label."""

    name = models.CharField(max_length=255, unique=True)
    slug = models.SlugField(max_length=255, unique=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2; empty when not known.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


CODES = {
    "emdn": (r"^([A-Z]([0-9][0-9])*)?$", "Write it as H010101: a letter, then pairs of digits."),
    "unspsc": (r"^([0-9]{8})?$", "UNSPSC has eight digits."),
    "hcpcs": (r"^([A-Z][0-9]{4})?$", "Write it as A4649: a letter and four digits."),
}
"""What codes look like, and what to say of one that does not; an empty one is not known."""


def looks_like(code: str) -> RegexValidator:
    return RegexValidator(*CODES[code])


class Device(models.Model):
    """The device behind a product: identity, safety and regulation. A family has one for what its variants share."""

    product = models.OneToOneField(
        "catalogue.Product", primary_key=True, on_delete=models.CASCADE, related_name="device"
    )
    maker = models.ForeignKey(Maker, on_delete=models.PROTECT, related_name="devices")
    brand = models.CharField(max_length=255, blank=True)
    brand_slug = models.GeneratedField(
        expression=in_addresses("brand"), output_field=models.CharField(max_length=255), db_persist=True
    )
    """The brand as it stands in an address, made by the database; brands that differ only in marks are one."""
    part_number = models.CharField(max_length=128, blank=True, db_index=True, help_text="The maker's REF.")

    sterile = models.CharField(max_length=10, choices=Stated, default=Stated.NOT_STATED)
    sterilise_before_use = models.CharField(max_length=10, choices=Stated, default=Stated.NOT_STATED)
    sterilisation_methods = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    use = models.CharField(max_length=20, choices=Use, default=Use.NOT_STATED)
    latex = models.CharField(max_length=20, choices=Latex, default=Latex.NOT_STATED)
    dehp = models.CharField(max_length=10, choices=Stated, default=Stated.NOT_STATED)
    powder = models.CharField(max_length=10, choices=Stated, default=Stated.NOT_STATED)
    mri_safety = models.CharField(max_length=12, choices=MriSafety, default=MriSafety.NOT_STATED)
    supply = models.CharField(max_length=24, choices=Supply, default=Supply.NOT_STATED)
    is_kit = models.BooleanField(default=False)
    is_combination = models.BooleanField(default=False)

    label_controls = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="Production identifiers on the label: lot, serial, expiry, manufacture_date, donation_id.",
    )
    shelf_life_months = models.PositiveSmallIntegerField(null=True, blank=True)
    storage = models.JSONField(default=list, blank=True)
    """Conditions as {"type", "low", "high", "unit", "note"}; a missing bound is null."""

    class_us = models.CharField(max_length=3, choices=ClassUS, blank=True)
    class_eu = models.CharField(max_length=4, choices=ClassEU, blank=True)
    fda_code = models.CharField(max_length=3, blank=True, db_index=True)
    fda_name = models.CharField(max_length=255, blank=True)
    regulation = models.CharField(max_length=12, blank=True, help_text="21 CFR section.")
    emdn = models.CharField(
        max_length=16,
        blank=True,
        validators=[looks_like("emdn")],
    )
    unspsc = models.CharField(max_length=8, blank=True, validators=[looks_like("unspsc")])
    hcpcs = models.CharField(
        max_length=5,
        blank=True,
        validators=[looks_like("hcpcs")],
    )

    discontinued = models.BooleanField(default=False)
    source = models.CharField(
        max_length=20, blank=True, help_text="Where the record came from: gudid, demo; empty when typed in."
    )
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["brand_slug"], name="device_of_brand"),
            models.Index(
                OpClass("emdn", name="varchar_pattern_ops"), condition=~models.Q(emdn=""), name="device_emdn_below"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(class_us__in=["", *ClassUS.values]), name="device_class_us"),
            models.CheckConstraint(condition=models.Q(class_eu__in=["", *ClassEU.values]), name="device_class_eu"),
            models.CheckConstraint(
                condition=models.Q(label_controls__contained_by=list(Control.values)), name="device_label_controls"
            ),
            models.CheckConstraint(condition=models.Q(shelf_life_months__gte=1), name="device_shelf_life"),
            models.CheckConstraint(condition=models.Q(emdn__regex=CODES["emdn"][0]), name="device_emdn_form"),
            models.CheckConstraint(condition=models.Q(unspsc__regex=CODES["unspsc"][0]), name="device_unspsc_form"),
            models.CheckConstraint(condition=models.Q(hcpcs__regex=CODES["hcpcs"][0]), name="device_hcpcs_form"),
        ]

    def __str__(self) -> str:
        return f"{self.maker} {self.part_number}".strip()


class DeviceIdentifier(models.Model):
    """A UDI-DI under which a product is known. Kept even when its check digit is wrong: a scan must still find it."""

    class Kind(models.TextChoices):
        PRIMARY = "primary", "Primary"
        UNIT_OF_USE = "unit_of_use", "Unit of use"
        PACKAGE = "package", "Package"
        SECONDARY = "secondary", "Secondary"
        DIRECT_MARK = "direct_mark", "Direct marking"
        PREVIOUS = "previous", "Previous"

    class Agency(models.TextChoices):
        GS1 = "GS1", "GS1"
        HIBCC = "HIBCC", "HIBCC"
        ICCBBA = "ICCBBA", "ICCBBA"
        OTHER = "OTHER", "Other"

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="identifiers")
    value = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=12, choices=Kind)
    agency = models.CharField(max_length=6, choices=Agency)
    package_type = models.CharField(max_length=40, blank=True)
    contains = models.CharField(max_length=64, blank=True, help_text="The DI one level below, for packages.")
    quantity = models.PositiveIntegerField(null=True, blank=True, help_text="How many of those it contains.")
    check_digit_valid = models.BooleanField(default=True)
    discontinued = models.BooleanField(default=False)
    discontinued_on = models.DateField(null=True, blank=True, help_text="When the maker stopped selling this package.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "value", "kind"], name="device_identifier_once"),
            models.UniqueConstraint(
                fields=["product"], condition=models.Q(kind="primary"), name="device_identifier_one_primary"
            ),
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="device_identifier_holds_something"),
            models.CheckConstraint(
                condition=models.Q(contains="") | ~models.Q(contains=models.F("value")),
                name="device_identifier_not_in_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} ({self.get_kind_display()})"


class DeviceSize(models.Model):
    """A size as its source states it: typed, with the source's unit; free text where it is nothing else."""

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="sizes")
    position = models.PositiveSmallIntegerField()
    type = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    text = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["product", "position"], name="device_size_position_once")]

    def __str__(self) -> str:
        return f"{self.type}: {self.value} {self.unit}" if self.value is not None else f"{self.type}: {self.text}"


class ProductRelation(models.Model):
    """How one product stands to another, said by a person, never guessed."""

    class Kind(models.TextChoices):
        REPLACES = "replaces", "Replaces"
        SUBSTITUTE = "substitute", "Substitute for"
        COMPATIBLE = "compatible", "Fits"
        SPARE_PART = "spare_part", "Spare part of"

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="relations_to")
    kind = models.CharField(max_length=12, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "other", "kind"], name="product_relation_once"),
            models.CheckConstraint(
                condition=~models.Q(product=models.F("other")), name="product_relation_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_id} {self.kind} {self.other_id}"


class DoesNotApply(models.Model):
    """An attribute of its class that makes no sense for a product, as the needle of a tie; nor for its variants."""

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="not_applicable")
    attribute = models.ForeignKey("catalogue.ProductAttribute", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "attribute"], name="does_not_apply_once")]

    def __str__(self) -> str:
        return f"{self.product_id} without {self.attribute_id}"


def private_storage() -> Storage:
    """Files that are handed out by a view, after a look at who asks for what."""
    return storages["private"]


class DeviceDocument(models.Model):
    """A paper that belongs to a device: one file a kind, language and version. Of a family for all its variants."""

    class Kind(models.TextChoices):
        IFU = "ifu", "Instructions for use"
        SDS = "sds", "Safety data sheet"
        DOC = "doc", "Declaration of conformity"
        REPROCESSING = "reprocessing", "Reprocessing instructions"
        MRI = "mri", "MRI statement"

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=200, blank=True, help_text="Empty: called as its kind.")
    language = models.CharField(
        max_length=5, default="en", validators=[RegexValidator(r"^[a-z]{2}(-[A-Z]{2})?$", "Write it as en or de-CH.")]
    )
    version = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    file = models.FileField(
        storage=private_storage,
        upload_to="device_documents/%Y",
        max_length=200,
        validators=[FileExtensionValidator(["pdf"], "Bring a PDF.")],
    )
    size = models.PositiveIntegerField(editable=False, help_text="Bytes.")
    checksum = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the file, in hexadecimal.")
    text = models.TextField(blank=True, editable=False, help_text="What stands in the file, for search.")

    class Meta:
        ordering = ["kind", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "kind", "language", "version"], name="device_document_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(checksum__regex="^[0-9a-f]{64}$"), name="device_document_checksum"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file is measured and read as it is stored."""
        if self.file and not self.file._committed:
            sha = hashlib.sha256()
            for chunk in self.file.chunks():
                sha.update(chunk)
            self.size, self.checksum = self.file.size, sha.hexdigest()
            self.text = pdf_text(self.file, self.file.name)
        super().save(*args, **kwargs)

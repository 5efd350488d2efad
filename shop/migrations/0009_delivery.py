"""What selling units weigh, and the further countries we deliver to."""

import django.core.validators
from django.db import migrations, models

COUNTRIES = {
    "JE": ("JEY", "832", "Jersey", "Bailiwick of Jersey"),
    "GG": ("GGY", "831", "Guernsey", "Bailiwick of Guernsey"),
    "IE": ("IRL", "372", "Ireland", "Ireland"),
}


def add_countries(apps, schema_editor):
    Country = apps.get_model("address", "Country")
    for position, (code, (three, numeric, name, official)) in enumerate(COUNTRIES.items()):
        Country.objects.update_or_create(
            iso_3166_1_a2=code,
            defaults={
                "iso_3166_1_a3": three,
                "iso_3166_1_numeric": numeric,
                "printable_name": name,
                "name": official,
                "display_order": 90 - position,
                "is_shipping_country": True,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("shop", "0008_paypal_orders")]

    operations = [
        migrations.AddField(
            model_name="sellingunit",
            name="grams",
            field=models.PositiveIntegerField(
                blank=True,
                help_text="What one weighs, packaging included.",
                null=True,
                validators=[django.core.validators.MinValueValidator(1)],
            ),
        ),
        migrations.AddConstraint(
            model_name="sellingunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("grams__gte", 1)), name="selling_unit_weighs_something"
            ),
        ),
        migrations.RunPython(add_countries, migrations.RunPython.noop),
    ]

"""The countries we deliver to."""

from django.db import migrations

COUNTRIES = {
    "GB": ("GBR", "826", "United Kingdom", "United Kingdom of Great Britain and Northern Ireland"),
    "IM": ("IMN", "833", "Isle of Man", "Isle of Man"),
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
                "display_order": 100 - position,
                "is_shipping_country": True,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("shop", "0004_promises"), ("address", "0006_auto_20181115_1953")]

    operations = [migrations.RunPython(add_countries, migrations.RunPython.noop)]

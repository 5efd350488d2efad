"""What PayPal does not keep for us of its orders."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0007_saved_customers")]

    operations = [
        migrations.CreateModel(
            name="PayPalOrder",
            fields=[
                ("reference", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("currency", models.CharField(max_length=3)),
                ("opened_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("OPEN", "Open"),
                            ("CANCELLED", "Let go before it was authorised"),
                            ("DECLINED", "Declined when it was to be authorised"),
                        ],
                        default="OPEN",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, help_text="Why it was declined, in words for the buyer.", max_length=255
                    ),
                ),
            ],
        ),
    ]

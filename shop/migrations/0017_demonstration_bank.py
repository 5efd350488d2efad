"""The demonstration gateway declines for a reason, and may take a while."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0016_delivery_points")]

    operations = [
        migrations.AddField(
            model_name="demonstrationpayment",
            name="reason",
            field=models.CharField(
                blank=True, default="", help_text="Why it was declined, in words for the buyer.", max_length=255
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="demonstrationpayment",
            name="confirmed_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Of a payment that takes a while: when it is authorised, if still open then.",
                null=True,
            ),
        ),
    ]

"""One basket of things saved for later for each owner: a promise on Oscar's own table, as those of 0003."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0005_disputes")]

    operations = [
        migrations.RunSQL(
            "CREATE UNIQUE INDEX basket_one_saved_per_owner ON basket_basket (owner_id) WHERE status = 'Saved'",
            "DROP INDEX basket_one_saved_per_owner",
        ),
    ]

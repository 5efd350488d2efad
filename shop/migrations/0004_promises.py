"""Promises that stand on Oscar's own tables, so on no model of ours: a fork that declared them would leave Oscar's migrations."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("shop", "0003_constraints"),
        ("catalogue", "0032_category_exclude_from_menu_category_long_description"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE UNIQUE INDEX order_once_per_basket ON order_order (basket_id) WHERE basket_id IS NOT NULL",
            "DROP INDEX order_once_per_basket",
        ),
        migrations.RunSQL(
            "CREATE UNIQUE INDEX basket_one_open_per_owner ON basket_basket (owner_id) WHERE status = 'Open'",
            "DROP INDEX basket_one_open_per_owner",
        ),
        migrations.RunSQL(
            "CREATE UNIQUE INDEX basket_one_saved_per_owner ON basket_basket (owner_id) WHERE status = 'Saved'",
            "DROP INDEX basket_one_saved_per_owner",
        ),
        migrations.RunSQL(
            "CREATE INDEX stockrecord_sku_any_case ON partner_stockrecord (upper(partner_sku))",
            "DROP INDEX stockrecord_sku_any_case",
        ),
        migrations.RunSQL(  # a category of forty thousand opens by name as fast as one of forty: the list walks this
            "CREATE INDEX product_listed_by_title ON catalogue_product (title, id) WHERE is_public AND parent_id IS NULL",
            "DROP INDEX product_listed_by_title",
        ),
    ]

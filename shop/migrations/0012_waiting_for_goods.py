"""What buyers agreed to wait for."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('basket', '0012_line_code'),
        ('catalogue', '0032_category_exclude_from_menu_category_long_description'),
        ('shop', '0011_returns'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreedWait',
            fields=[
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='agreed_wait', serialize=False, to='basket.line')),
                ('quantity', models.PositiveIntegerField()),
                ('until', models.DateField(blank=True, help_text='Empty: no day was named.', null=True)),
                ('agreed_at', models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='stocklevel',
            name='stock_level_not_oversold',
        ),
        migrations.AddField(
            model_name='reservation',
            name='promised_on',
            field=models.DateField(blank=True, help_text='The day the buyer was told the rest would come.', null=True),
        ),
        migrations.AddField(
            model_name='reservation',
            name='ready_at',
            field=models.DateTimeField(blank=True, help_text='When the last of what was waited for came.', null=True),
        ),
        migrations.AddField(
            model_name='reservation',
            name='waiting',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='stocklevel',
            name='waiting',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.RunSQL(  # what was promised beyond the shelf before buyers were asked
            "UPDATE shop_stocklevel SET waiting = reserved - on_hand WHERE reserved > on_hand",
            migrations.RunSQL.noop,
        ),
        migrations.AddIndex(
            model_name='reservation',
            index=models.Index(condition=models.Q(('waiting__gt', 0)), fields=['level', 'id'], name='reservation_waiting_by_age'),
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.CheckConstraint(condition=models.Q(('waiting__lte', models.F('quantity'))), name='reservation_waits_for_its_own'),
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'RELEASED'), _negated=True), ('waiting', 0), _connector='OR'), name='reservation_released_waits_for_nothing'),
        ),
        migrations.AddConstraint(
            model_name='stocklevel',
            constraint=models.CheckConstraint(condition=models.Q(('reserved__lte', django.db.models.expressions.CombinedExpression(models.F('on_hand'), '+', models.F('waiting')))), name='stock_level_not_oversold'),
        ),
        migrations.AddConstraint(
            model_name='stocklevel',
            constraint=models.CheckConstraint(condition=models.Q(('waiting', 0), models.Q(('backorder_allowed', True), ('waiting__lte', models.F('reserved'))), _connector='OR'), name='stock_level_waits_where_allowed'),
        ),
        migrations.AddConstraint(
            model_name='agreedwait',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='agreed_wait_for_something'),
        ),
    ]

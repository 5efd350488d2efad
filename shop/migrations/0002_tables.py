"""The second half of the tables."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import shop.devices.models
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('shop', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ProductFacets',
            fields=[
                ('product', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='facets', serialize=False, to='catalogue.product')),
                ('values', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('numbers', models.JSONField(default=dict)),
                ('alike', models.BigIntegerField(default=0)),
                ('listed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalogue.product')),
            ],
        ),
        migrations.CreateModel(
            name='ProductRelation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('replaces', 'Replaces'), ('substitute', 'Substitute for'), ('compatible', 'Fits'), ('spare_part', 'Spare part of')], max_length=12)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations_to', to='catalogue.product')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='catalogue.product')),
            ],
        ),
        migrations.CreateModel(
            name='ReceivedPayment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('received_on', models.DateField()),
                ('bank_reference', models.CharField(max_length=80)),
                ('recorded_at', models.DateTimeField()),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='shop.invoice')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Redemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempt_key', models.UUIDField(db_index=True)),
                ('frequency', models.PositiveIntegerField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='redemptions', to='offer.conditionaloffer')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voucher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='redemptions', to='voucher.voucher')),
            ],
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('reason', models.CharField(choices=[('CANCELLED', 'The order was cancelled'), ('LATE', 'The payment came too late'), ('RETURNED', 'Goods came back'), ('DAMAGED', 'Goods arrived damaged or wrong'), ('PRICE', 'The price was wrong'), ('GOODWILL', 'Goodwill')], max_length=10)),
                ('state', models.CharField(choices=[('ASKED', 'On its way'), ('DONE', 'Given back'), ('REFUSED', 'Refused by the gateway')], default='ASKED', max_length=7)),
                ('answer', models.CharField(blank=True, help_text='Why the gateway refused.', max_length=255)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='shop.paymentattempt')),
            ],
        ),
        migrations.CreateModel(
            name='ReliefCertificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('BODY', 'Eligible body that pays with charitable funds (Group 15, item 5)'), ('DONATION', 'Bought to be given to an eligible body (Group 15, item 4)')], max_length=8)),
                ('number', models.CharField(help_text='As it stands on the certificate; printed on invoices.', max_length=40)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='The last day on which it counts.')),
                ('seen_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='certificates', to='shop.organisation')),
                ('seen_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='relief_certificates', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-valid_until', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.CharField(max_length=20, unique=True)),
                ('state', models.CharField(choices=[('ASKED', 'Waiting for the goods'), ('RECEIVED', 'Received'), ('REFUSED', 'Not accepted'), ('WITHDRAWN', 'Withdrawn')], default='ASKED', max_length=9)),
                ('note', models.TextField(blank=True, help_text='What the buyer wrote to us.', max_length=1000)),
                ('refusal', models.CharField(blank=True, help_text='Why it was not accepted, in words for the buyer.', max_length=255)),
                ('asked_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, help_text='Received, not accepted or withdrawn.', null=True)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='order.order')),
                ('refund', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='goods_return', to='shop.refund')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ReturnLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveIntegerField()),
                ('reason', models.CharField(choices=[('MISTAKE', 'Ordered in error'), ('DAMAGED', 'Arrived damaged'), ('WRONG', 'Not what was ordered'), ('FAULTY', 'Faulty, or a question of quality'), ('RECALL', 'Recalled, or under a safety notice')], max_length=8)),
                ('lot', models.CharField(blank=True, max_length=60, verbose_name='lot or serial number')),
                ('received', models.PositiveIntegerField(blank=True, null=True)),
                ('condition', models.CharField(blank=True, choices=[('RESTOCK', 'Back to the shelf'), ('QUARANTINE', 'Quarantine'), ('DESTROY', 'Destroy')], max_length=10)),
                ('refusal', models.CharField(blank=True, help_text='Why no money goes back, in words for the buyer.', max_length=255)),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('examined', models.CharField(blank=True, help_text='What came of looking into a quality report.', max_length=255)),
                ('examined_at', models.DateTimeField(blank=True, null=True)),
                ('examined_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('goods_return', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='shop.return')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_lines', to='order.line')),
            ],
        ),
        migrations.CreateModel(
            name='SavedCustomer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gateway', models.CharField(max_length=30)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('reference', models.CharField(blank=True, max_length=255)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SellingUnit',
            fields=[
                ('stockrecord', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='selling_unit', serialize=False, to='partner.stockrecord')),
                ('code', models.CharField(default='EA', help_text='EA each, BX box, PK pack, CS case, PR pair …', max_length=2)),
                ('base_quantity', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)])),
                ('base_name', models.CharField(default='each', help_text='What one base unit is called: each, pair, strand.', max_length=20)),
                ('minimum', models.PositiveIntegerField(default=1, help_text='The fewest that are sold at once.', validators=[django.core.validators.MinValueValidator(1)])),
                ('multiple', models.PositiveIntegerField(default=1, help_text='Sold in multiples of so many.', validators=[django.core.validators.MinValueValidator(1)])),
                ('grams', models.PositiveIntegerField(blank=True, help_text='What one weighs, packaging included.', null=True, validators=[django.core.validators.MinValueValidator(1)])),
                ('tax_class', models.CharField(choices=[('standard', 'Standard rate'), ('equipment', 'Medical equipment: standard rate, or relief'), ('reduced', 'Reduced rate'), ('zero', 'Zero rate')], default='standard', max_length=10, verbose_name='VAT')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('grams__gte', 1)), name='selling_unit_weighs_something'), models.CheckConstraint(condition=models.Q(('tax_class__in', ['standard', 'equipment', 'reduced', 'zero'])), name='selling_unit_has_tax_class'), models.CheckConstraint(condition=models.Q(('base_quantity__gte', 1)), name='selling_unit_holds_something'), models.CheckConstraint(condition=models.Q(('minimum__gte', 1), ('multiple__gte', 1)), name='selling_unit_is_sold_by_something'), models.CheckConstraint(condition=models.Q(('minimum', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('minimum'), '/', models.F('multiple')), '*', models.F('multiple')))), name='selling_unit_minimum_is_a_multiple')],
            },
        ),
        migrations.CreateModel(
            name='PriceTier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_quantity', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(2)])),
                ('price', models.DecimalField(decimal_places=2, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0.00'))])),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tiers', to='shop.sellingunit')),
            ],
            options={
                'ordering': ['from_quantity'],
            },
        ),
        migrations.CreateModel(
            name='Shipment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('adapter', models.CharField(max_length=30)),
                ('reference', models.CharField(blank=True, max_length=255, null=True)),
                ('carrier', models.CharField(blank=True, max_length=60)),
                ('tracking_number', models.CharField(blank=True, max_length=120)),
                ('tracking_url', models.URLField(blank=True, max_length=500)),
                ('label_url', models.URLField(blank=True, max_length=500)),
                ('state', models.CharField(choices=[('ANNOUNCED', 'Waiting for its label'), ('LABELLED', 'Packed'), ('ON_ITS_WAY', 'On its way'), ('OUT_FOR_DELIVERY', 'Out for delivery'), ('TO_COLLECT', 'Waiting to be collected'), ('DELIVERED', 'Delivered'), ('GOING_BACK', 'Coming back to us'), ('FAILED', 'Stopped on its way'), ('CANCELLED', 'Label given back')], default='ANNOUNCED', max_length=16)),
                ('expected_on', models.DateField(blank=True, null=True)),
                ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('currency', models.CharField(blank=True, max_length=3)),
                ('problem', models.CharField(blank=True, help_text='What a human must look at; empty when nothing.', max_length=255)),
                ('created_at', models.DateTimeField()),
                ('heard_at', models.DateTimeField(help_text='When the carrier last answered.')),
                ('delivered_at', models.DateTimeField(blank=True, null=True)),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='shipment', to='order.shippingevent')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shipments', to='order.order')),
            ],
        ),
        migrations.CreateModel(
            name='ShipmentEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('state', models.CharField(choices=[('ANNOUNCED', 'Waiting for its label'), ('LABELLED', 'Packed'), ('ON_ITS_WAY', 'On its way'), ('OUT_FOR_DELIVERY', 'Out for delivery'), ('TO_COLLECT', 'Waiting to be collected'), ('DELIVERED', 'Delivered'), ('GOING_BACK', 'Coming back to us'), ('FAILED', 'Stopped on its way'), ('CANCELLED', 'Label given back')], max_length=16)),
                ('words', models.CharField(blank=True, max_length=200)),
                ('place', models.CharField(blank=True, max_length=100)),
                ('shipment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='happened', to='shop.shipment')),
            ],
            options={
                'ordering': ('at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='StockLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on_hand', models.PositiveIntegerField(default=0)),
                ('reserved', models.PositiveIntegerField(default=0)),
                ('waiting', models.PositiveIntegerField(db_default=0, default=0)),
                ('backorder_allowed', models.BooleanField(default=False)),
                ('expected_on', models.DateField(blank=True, help_text='When the next delivery is due.', null=True)),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stock_levels', to='catalogue.product')),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='levels', to='shop.stocklocation')),
            ],
        ),
        migrations.CreateModel(
            name='Reservation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField()),
                ('quantity', models.PositiveIntegerField()),
                ('waiting', models.PositiveIntegerField(db_default=0, default=0)),
                ('promised_on', models.DateField(blank=True, help_text='The day the buyer was told the rest would come.', null=True)),
                ('ready_at', models.DateTimeField(blank=True, help_text='When the last of what was waited for came.', null=True)),
                ('state', models.CharField(choices=[('HELD', 'Held'), ('ORDERED', 'Ordered'), ('RELEASED', 'Released')], default='HELD', max_length=8)),
                ('expires_at', models.DateTimeField()),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reservations', to='shop.stocklevel')),
            ],
        ),
        migrations.CreateModel(
            name='StockMovement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('RECEIVED', 'Received'), ('COUNTED', 'Counted'), ('HELD', 'Held for a payment'), ('RELEASED', 'Released'), ('DISPATCHED', 'Dispatched'), ('RETURNED', 'Returned')], max_length=10)),
                ('on_hand_change', models.IntegerField(default=0)),
                ('reserved_change', models.IntegerField(default=0)),
                ('reference', models.CharField(blank=True, help_text='The attempt, order, delivery or count behind it.', max_length=64)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(blank=True, help_text='Who counted; empty where the shop itself moved it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='shop.stocklevel')),
            ],
        ),
        migrations.CreateModel(
            name='TransferRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(max_length=255)),
                ('state', models.CharField(choices=[('PREVIEWED', 'Read, not applied'), ('APPLIED', 'Applied'), ('UNDONE', 'Undone')], default='PREVIEWED', max_length=10)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('problems', models.JSONField(blank=True, default=list)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('applied_at', models.DateTimeField(blank=True, null=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(blank=True, help_text='Who brought the file; empty from the command line.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='TransferChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField()),
                ('cell', models.CharField(help_text='As spreadsheets name it: C7.', max_length=12)),
                ('field', models.CharField(max_length=160)),
                ('before', models.JSONField(blank=True, null=True)),
                ('after', models.JSONField(blank=True, null=True)),
                ('state', models.CharField(choices=[('PLANNED', 'Planned'), ('APPLIED', 'Applied'), ('REFUSED', 'Refused'), ('UNDONE', 'Undone'), ('KEPT', 'Kept: changed again since')], default='PLANNED', max_length=8)),
                ('product', models.ForeignKey(blank=True, help_text='Empty for a new one that is not written yet, or taken back.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalogue.product')),
                ('stockrecord', models.ForeignKey(blank=True, help_text='Only for what belongs to one selling unit.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partner.stockrecord')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='shop.transferrun')),
            ],
            options={
                'ordering': ['row', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verified_until', models.DateField()),
                ('evidence', models.CharField(help_text='Which register or letter was looked at, and its number.', max_length=200)),
                ('verified_at', models.DateTimeField()),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='verification', to=settings.AUTH_USER_MODEL)),
                ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='CodeName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=16)),
                ('name', models.CharField(max_length=500)),
                ('list', models.ForeignKey(db_column='system', on_delete=django.db.models.deletion.CASCADE, related_name='names', to='shop.codelist')),
            ],
            options={
                'ordering': ['list', 'code'],
                'indexes': [models.Index(django.contrib.postgres.indexes.OpClass('code', name='varchar_pattern_ops'), name='code_name_below')],
                'constraints': [models.UniqueConstraint(fields=('list', 'code'), name='code_name_once')],
            },
        ),
        migrations.CreateModel(
            name='DeviceDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ifu', 'Instructions for use'), ('sds', 'Safety data sheet'), ('doc', 'Declaration of conformity'), ('reprocessing', 'Reprocessing instructions'), ('mri', 'MRI statement')], max_length=12)),
                ('title', models.CharField(blank=True, help_text='Empty: called as its kind.', max_length=200)),
                ('language', models.CharField(default='en', max_length=5, validators=[django.core.validators.RegexValidator('^[a-z]{2}(-[A-Z]{2})?$', 'Write it as en or de-CH.')])),
                ('version', models.CharField(blank=True, max_length=40)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('file', models.FileField(max_length=200, storage=shop.devices.models.private_storage, upload_to='device_documents/%Y', validators=[django.core.validators.FileExtensionValidator(['pdf'], 'Bring a PDF.')])),
                ('size', models.PositiveIntegerField(editable=False, help_text='Bytes.')),
                ('checksum', models.CharField(editable=False, help_text='SHA-256 of the file, in hexadecimal.', max_length=64)),
                ('text', models.TextField(blank=True, editable=False, help_text='What stands in the file, for search.')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='catalogue.product')),
            ],
            options={
                'ordering': ['kind', 'language', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('product', 'kind', 'language', 'version'), name='device_document_version_once'), models.CheckConstraint(condition=models.Q(('checksum__regex', '^[0-9a-f]{64}$')), name='device_document_checksum')],
            },
        ),
        migrations.CreateModel(
            name='DeviceIdentifier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.CharField(db_index=True, max_length=64)),
                ('kind', models.CharField(choices=[('primary', 'Primary'), ('unit_of_use', 'Unit of use'), ('package', 'Package'), ('secondary', 'Secondary'), ('direct_mark', 'Direct marking'), ('previous', 'Previous')], max_length=12)),
                ('agency', models.CharField(choices=[('GS1', 'GS1'), ('HIBCC', 'HIBCC'), ('ICCBBA', 'ICCBBA'), ('OTHER', 'Other')], max_length=6)),
                ('package_type', models.CharField(blank=True, max_length=40)),
                ('contains', models.CharField(blank=True, help_text='The DI one level below, for packages.', max_length=64)),
                ('quantity', models.PositiveIntegerField(blank=True, help_text='How many of those it contains.', null=True)),
                ('check_digit_valid', models.BooleanField(default=True)),
                ('discontinued', models.BooleanField(default=False)),
                ('discontinued_on', models.DateField(blank=True, help_text='When the maker stopped selling this package.', null=True)),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identifiers', to='catalogue.product')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('product', 'value', 'kind'), name='device_identifier_once'), models.UniqueConstraint(condition=models.Q(('kind', 'primary')), fields=('product',), name='device_identifier_one_primary'), models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='device_identifier_holds_something'), models.CheckConstraint(condition=models.Q(('contains', ''), models.Q(('contains', models.F('value')), _negated=True), _connector='OR'), name='device_identifier_not_in_itself')],
            },
        ),
        migrations.CreateModel(
            name='DeviceSize',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('type', models.CharField(max_length=60)),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                ('unit', models.CharField(blank=True, max_length=30)),
                ('text', models.CharField(blank=True, max_length=255)),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sizes', to='catalogue.product')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('product', 'position'), name='device_size_position_once')],
            },
        ),
        migrations.CreateModel(
            name='DoesNotApply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attribute', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalogue.productattribute')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='not_applicable', to='catalogue.product')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('product', 'attribute'), name='does_not_apply_once')],
            },
        ),
    ]

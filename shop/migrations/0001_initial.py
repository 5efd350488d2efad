"""The first half of the tables."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('address', '0007_useraddress_code'),
        ('basket', '0012_line_code'),
        ('catalogue', '0032_category_exclude_from_menu_category_long_description'),
        ('offer', '0013_range_excluded_categories'),
        ('order', '0021_billingaddress_code_shippingaddress_code'),
        ('partner', '0007_partneraddress_code'),
        ('voucher', '0010_auto_20210224_0712'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AttributeProfile',
            fields=[
                ('attribute', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='profile', serialize=False, to='catalogue.productattribute')),
                ('unit', models.CharField(blank=True, help_text='As printed after the value: mm, cm, mL.', max_length=20)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('deciding', models.BooleanField(default=False, help_text='Stands on the card of the product.')),
                ('spans', models.BooleanField(default=False, help_text='Its values are ranges, such as 5 to 12.')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ClassProfile',
            fields=[
                ('product_class', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='profile', serialize=False, to='catalogue.productclass')),
                ('drawing_kind', models.CharField(default='package', help_text='A kind of core.drawings.', max_length=40)),
                ('drawing_params', models.JSONField(blank=True, default=dict)),
                ('description', models.CharField(blank=True, max_length=255)),
            ],
        ),
        migrations.CreateModel(
            name='CodeList',
            fields=[
                ('system', models.CharField(choices=[('emdn', 'EMDN'), ('fda', 'FDA product code'), ('unspsc', 'UNSPSC'), ('hcpcs', 'HCPCS')], max_length=6, primary_key=True, serialize=False)),
                ('edition', models.CharField(help_text='What whoever loaded it called it; its file name otherwise.', max_length=120)),
                ('complete', models.BooleanField(help_text='The published list; otherwise only the codes of the demonstration.')),
                ('loaded_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='CreditNoteSequence',
            fields=[
                ('year', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='DemonstrationPayment',
            fields=[
                ('reference', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('idempotency_key', models.CharField(max_length=80, unique=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(max_length=3)),
                ('refunds', models.JSONField(default=dict, help_text='Key of the request → amount given back.')),
                ('description', models.CharField(max_length=80)),
                ('return_url', models.CharField(max_length=255)),
                ('state', models.CharField(choices=[('OPEN', 'Open'), ('AUTHORISED', 'Authorised'), ('CAPTURED', 'Captured'), ('DECLINED', 'Declined'), ('CANCELLED', 'Cancelled'), ('REFUNDED', 'Refunded')], default='OPEN', max_length=10)),
                ('reason', models.CharField(blank=True, help_text='Why it was declined, in words for the buyer.', max_length=255)),
                ('confirmed_at', models.DateTimeField(blank=True, help_text='Of a payment that takes a while: when it is authorised, if still open then.', null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='InvoiceSequence',
            fields=[
                ('year', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='LastNotice',
            fields=[
                ('gateway', models.CharField(max_length=30, primary_key=True, serialize=False)),
                ('event_id', models.CharField(blank=True, help_text='Empty: it was of no concern to us.', max_length=255)),
                ('received_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Maker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, unique=True)),
                ('slug', models.SlugField(max_length=255, unique=True)),
                ('country', models.CharField(blank=True, help_text='ISO 3166-1 alpha-2; empty when not known.', max_length=2)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='PayPalOrder',
            fields=[
                ('reference', models.CharField(max_length=36, primary_key=True, serialize=False)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(max_length=3)),
                ('opened_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('OPEN', 'Open'), ('CANCELLED', 'Let go before it was authorised'), ('DECLINED', 'Declined when it was to be authorised')], default='OPEN', max_length=10)),
                ('reason', models.CharField(blank=True, help_text='Why it was declined, in words for the buyer.', max_length=255)),
            ],
        ),
        migrations.CreateModel(
            name='ReconciliationRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ran_at', models.DateTimeField(db_index=True)),
                ('since', models.DateTimeField()),
                ('payments', models.PositiveIntegerField(help_text='How many payments the gateways listed.')),
                ('differences', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='RegisterRecord',
            fields=[
                ('product', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='register_record', serialize=False, to='catalogue.product')),
                ('key', models.CharField(blank=True, help_text='Under which the register itself knows the record.', max_length=64)),
                ('version', models.PositiveIntegerField(blank=True, null=True)),
                ('version_date', models.DateField(blank=True, null=True)),
                ('distribution_ended_on', models.DateField(blank=True, help_text='When the maker stopped, or will stop, distributing it.', null=True)),
                ('tissue_based', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_stated', 'Not stated'), ('n_a', 'Does not apply')], default='not_stated', help_text='A human cell or tissue product (HCT/P).', max_length=10)),
                ('premarket_exempt', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_stated', 'Not stated'), ('n_a', 'Does not apply')], default='not_stated', max_length=10)),
                ('direct_mark_exempt', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_stated', 'Not stated'), ('n_a', 'Does not apply')], default='not_stated', max_length=10)),
                ('fda_codes', models.JSONField(blank=True, default=list)),
                ('gmdn', models.JSONField(blank=True, default=list)),
                ('premarket_submissions', models.JSONField(blank=True, default=list)),
                ('contacts', models.JSONField(blank=True, default=list)),
                ('family_key', models.BigIntegerField(blank=True, db_index=True, help_text='A hash of what variants of one product have in common; empty where nothing speaks for a family.', null=True)),
                ('gathered', models.BooleanField(default=False, help_text='Looked at once, to see whether it is a variant; after that people decide.')),
            ],
        ),
        migrations.CreateModel(
            name='StockLocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=20, unique=True)),
                ('name', models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name='AccountCharge',
            fields=[
                ('reference', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField(unique=True)),
                ('po_number', models.CharField(max_length=40)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(max_length=3)),
                ('refunds', models.JSONField(default=dict, help_text='Key of the request → amount taken off.')),
                ('state', models.CharField(choices=[('OPEN', 'Held'), ('AUTHORISED', 'Ordered'), ('CAPTURED', 'Charged'), ('FAILED', 'Refused'), ('CANCELLED', 'Given up')], default='OPEN', max_length=10)),
                ('reason', models.CharField(blank=True, help_text='Why it was refused, in words for the buyer.', max_length=200)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='AgreedWait',
            fields=[
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='agreed_wait', serialize=False, to='basket.line')),
                ('quantity', models.PositiveIntegerField()),
                ('until', models.DateField(blank=True, help_text='Empty: no day was named.', null=True)),
                ('agreed_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='agreed_wait_for_something')],
            },
        ),
        migrations.CreateModel(
            name='Invoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveIntegerField()),
                ('issued_on', models.DateField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('billed_to', models.TextField(help_text='Name, address and VAT number as they were on that day.')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('credited', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=12)),
                ('received', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=12)),
                ('currency', models.CharField(max_length=3)),
                ('state', models.CharField(choices=[('DUE', 'Due'), ('REMINDED', 'Reminded'), ('OVERDUE', 'Overdue'), ('SECOND', 'Second reminder'), ('ON_HOLD', 'Orders on hold'), ('SETTLED', 'Settled')], default='DUE', max_length=8)),
                ('told_at', models.DateTimeField(blank=True, help_text='When the last reminder was written.', null=True)),
                ('charge', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invoice', to='shop.accountcharge')),
                ('order', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='invoice', to='order.order')),
            ],
        ),
        migrations.CreateModel(
            name='CreditNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveIntegerField()),
                ('issued_on', models.DateField()),
                ('amount', models.DecimalField(decimal_places=2, help_text='With VAT.', max_digits=12)),
                ('net', models.DecimalField(decimal_places=2, max_digits=12)),
                ('reason', models.CharField(max_length=80)),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credit_notes', to='shop.invoice')),
            ],
        ),
        migrations.CreateModel(
            name='Device',
            fields=[
                ('product', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='device', serialize=False, to='catalogue.product')),
                ('brand', models.CharField(blank=True, max_length=255)),
                ('brand_slug', models.GeneratedField(db_persist=True, expression=models.Func(models.Func(models.Func(django.db.models.functions.text.Lower('brand'), models.Value('àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžœæß'), models.Value('aaaaaaceeeeiiiinoooooouuuuyyszoas'), function='translate'), models.Value('[^a-z0-9]+'), models.Value('-'), models.Value('g'), function='regexp_replace'), models.Value('-'), function='btrim'), output_field=models.CharField(max_length=255))),
                ('part_number', models.CharField(blank=True, db_index=True, help_text="The maker's REF.", max_length=128)),
                ('sterile', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_stated', 'Not stated'), ('n_a', 'Does not apply')], default='not_stated', max_length=10)),
                ('sterilise_before_use', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_stated', 'Not stated'), ('n_a', 'Does not apply')], default='not_stated', max_length=10)),
                ('sterilisation_methods', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('use', models.CharField(choices=[('single_use', 'Single use'), ('single_patient_use', 'Single patient, several uses'), ('reusable', 'Reusable'), ('reposable', 'Reusable with a disposable part'), ('not_stated', 'Not stated')], default='not_stated', max_length=20)),
                ('latex', models.CharField(choices=[('contains_nrl', 'Contains natural rubber latex'), ('not_made_with_nrl', 'Not made with natural rubber latex'), ('not_stated', 'Not stated'), ('n_a', 'Does not apply')], default='not_stated', max_length=20)),
                ('dehp', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_stated', 'Not stated'), ('n_a', 'Does not apply')], default='not_stated', max_length=10)),
                ('powder', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_stated', 'Not stated'), ('n_a', 'Does not apply')], default='not_stated', max_length=10)),
                ('mri_safety', models.CharField(choices=[('safe', 'MR Safe'), ('conditional', 'MR Conditional'), ('unsafe', 'MR Unsafe'), ('not_stated', 'Not stated'), ('n_a', 'Does not apply')], default='not_stated', max_length=12)),
                ('supply', models.CharField(choices=[('rx_only', 'Prescription only (Rx)'), ('otc', 'Over the counter'), ('professional_use_only', 'For professional use'), ('unrestricted', 'Unrestricted'), ('not_stated', 'Not stated')], default='not_stated', max_length=24)),
                ('is_kit', models.BooleanField(default=False)),
                ('is_combination', models.BooleanField(default=False)),
                ('label_controls', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, help_text='Production identifiers on the label: lot, serial, expiry, manufacture_date, donation_id.', size=None)),
                ('shelf_life_months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('storage', models.JSONField(blank=True, default=list)),
                ('class_us', models.CharField(blank=True, choices=[('I', 'I'), ('II', 'II'), ('III', 'III')], max_length=3)),
                ('class_eu', models.CharField(blank=True, choices=[('I', 'I'), ('Is', 'Is (sterile)'), ('Im', 'Im (measuring)'), ('Ir', 'Ir (reusable)'), ('IIa', 'IIa'), ('IIb', 'IIb'), ('III', 'III')], max_length=4)),
                ('fda_code', models.CharField(blank=True, db_index=True, max_length=3)),
                ('fda_name', models.CharField(blank=True, max_length=255)),
                ('regulation', models.CharField(blank=True, help_text='21 CFR section.', max_length=12)),
                ('emdn', models.CharField(blank=True, max_length=16, validators=[django.core.validators.RegexValidator('^([A-Z]([0-9][0-9])*)?$', 'Write it as H010101: a letter, then pairs of digits.')])),
                ('unspsc', models.CharField(blank=True, max_length=8, validators=[django.core.validators.RegexValidator('^([0-9]{8})?$', 'UNSPSC has eight digits.')])),
                ('hcpcs', models.CharField(blank=True, max_length=5, validators=[django.core.validators.RegexValidator('^([A-Z][0-9]{4})?$', 'Write it as A4649: a letter and four digits.')])),
                ('discontinued', models.BooleanField(default=False)),
                ('source', models.CharField(blank=True, help_text='Where the record came from: gudid, demo; empty when typed in.', max_length=20)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('maker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='devices', to='shop.maker')),
            ],
        ),
        migrations.CreateModel(
            name='MoneyMovement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempt_key', models.UUIDField(db_index=True)),
                ('kind', models.CharField(choices=[('AUTHORISED', 'Authorised'), ('CAPTURED', 'Captured'), ('REFUNDED', 'Refunded'), ('CANCELLED', 'Authorisation cancelled'), ('RECEIVED', 'Received for an invoice'), ('WITHDRAWN', 'Withdrawn for a dispute'), ('REINSTATED', 'Reinstated after a dispute')], max_length=10)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(max_length=3)),
                ('gateway', models.CharField(max_length=30)),
                ('reference', models.CharField(help_text="The gateway's name for this movement.", max_length=255)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('gateway', 'kind', 'reference'), name='money_movement_once'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='money_movement_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='OrderTax',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=64)),
                ('rate', models.DecimalField(decimal_places=4, help_text='As a fraction: 0.2 is 20 %.', max_digits=5)),
                ('reason', models.TextField()),
                ('net', models.DecimalField(decimal_places=2, max_digits=12)),
                ('vat', models.DecimalField(decimal_places=2, max_digits=12)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taxes', to='order.order')),
            ],
            options={
                'ordering': ('-rate', 'code'),
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('vat_number', models.CharField(blank=True, max_length=16, verbose_name='VAT number')),
                ('billing_address', models.TextField(help_text='As it is printed on invoices, without the name.', max_length=400)),
                ('email', models.EmailField(help_text='Invoices and reminders go there.', max_length=254, verbose_name='Email for invoices')),
                ('payment_days', models.PositiveSmallIntegerField(default=30, help_text='From the day of the invoice.', verbose_name='Days to pay')),
                ('credit_limit', models.DecimalField(decimal_places=2, default=Decimal('0.00'), help_text='With VAT: what may be open at one time.', max_digits=12)),
                ('owed', models.DecimalField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=12)),
                ('state', models.CharField(choices=[('APPLIED', 'Waits for approval'), ('APPROVED', 'Approved'), ('ON_HOLD', 'On hold'), ('CLOSED', 'Closed')], default='APPLIED', max_length=8)),
                ('approved_until', models.DateField(blank=True, help_text='The last day on which it may order on account.', null=True)),
            ],
            options={
                'ordering': ('name',),
                'constraints': [models.CheckConstraint(condition=models.Q(('credit_limit__gte', 0)), name='organisation_limit_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'APPROVED'), _negated=True), ('approved_until__isnull', False), _connector='OR'), name='organisation_approved_has_end')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='organisation_member', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='shop.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='DeliveryPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='As its people call it: Main theatres, goods-in.', max_length=80)),
                ('line1', models.CharField(max_length=255, verbose_name='Address line 1')),
                ('line2', models.CharField(blank=True, max_length=255, verbose_name='Address line 2')),
                ('town', models.CharField(max_length=255, verbose_name='Town or city')),
                ('postcode', models.CharField(max_length=16)),
                ('phone', models.CharField(blank=True, max_length=32, verbose_name='Telephone')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='address.country')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='delivery_points', to='shop.organisation')),
            ],
            options={
                'ordering': ('name', 'pk'),
            },
        ),
        migrations.AddField(
            model_name='accountcharge',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charges', to='shop.organisation'),
        ),
        migrations.CreateModel(
            name='OrganisationChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('what', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='shop.organisation')),
            ],
            options={
                'ordering': ('-at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='PaymentAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('order_number', models.CharField(max_length=20, unique=True)),
                ('gateway', models.CharField(max_length=30)),
                ('gateway_reference', models.CharField(blank=True, max_length=255, null=True, unique=True)),
                ('gateway_customer', models.CharField(blank=True, help_text='Who may have the card remembered. Settled at the first call.', max_length=255, null=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('currency', models.CharField(max_length=3)),
                ('quote_hash', models.CharField(max_length=64)),
                ('snapshot', models.JSONField()),
                ('state', models.CharField(choices=[('OPEN', 'Open'), ('AUTHORISED', 'Authorised'), ('CAPTURED', 'Captured'), ('FAILED', 'Failed'), ('EXPIRED', 'Expired')], default='OPEN', max_length=10)),
                ('failure', models.CharField(blank=True, help_text='Why it came to nothing, in words for the buyer.', max_length=255)),
                ('problem', models.CharField(blank=True, help_text='What a human must look at; empty when nothing.', max_length=255)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('captured_at', models.DateTimeField(blank=True, null=True)),
                ('basket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='basket.basket')),
                ('order', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attempt', to='order.order')),
                ('returned_basket', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='basket.basket')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(help_text="The gateway's name for it.", max_length=255, unique=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                ('reason', models.CharField(help_text="The bank's word for it.", max_length=80)),
                ('state', models.CharField(choices=[('NEEDS_ANSWER', 'Needs an answer'), ('UNDER_REVIEW', 'With the bank'), ('WON', 'Won'), ('LOST', 'Lost')], max_length=12)),
                ('withholds', models.BooleanField()),
                ('answer_by', models.DateTimeField(blank=True, help_text='Until when evidence can be sent.', null=True)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('looked_up_at', models.DateTimeField(help_text='When the gateway was asked; an older answer changes nothing.')),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='shop.paymentattempt')),
            ],
        ),
    ]

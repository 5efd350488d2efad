"""Indexes of the tables, and what may not stand in them."""

import django.contrib.postgres.indexes
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('shop', '0002_tables'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='invoice',
            index=models.Index(condition=models.Q(('state', 'SETTLED'), _negated=True), fields=['due_on'], name='invoice_unsettled_by_due'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.UniqueConstraint(fields=('year', 'sequence'), name='invoice_number_once'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.CheckConstraint(condition=models.Q(('credited__gte', 0), ('credited__lte', models.F('amount')), ('received__gte', 0)), name='invoice_amounts_make_sense'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.CheckConstraint(condition=models.Q(('charge__isnull', True), ('due_on__isnull', False), _connector='OR'), name='invoice_on_account_has_due_day'),
        ),
        migrations.AddConstraint(
            model_name='creditnote',
            constraint=models.UniqueConstraint(fields=('year', 'sequence'), name='credit_note_number_once'),
        ),
        migrations.AddConstraint(
            model_name='creditnote',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('net__gte', 0), ('net__lte', models.F('amount'))), name='credit_note_amounts_make_sense'),
        ),
        migrations.AddIndex(
            model_name='device',
            index=models.Index(fields=['brand_slug'], name='device_of_brand'),
        ),
        migrations.AddIndex(
            model_name='device',
            index=models.Index(django.contrib.postgres.indexes.OpClass('emdn', name='varchar_pattern_ops'), condition=models.Q(('emdn', ''), _negated=True), name='device_emdn_below'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(('class_us__in', ['', 'I', 'II', 'III'])), name='device_class_us'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(('class_eu__in', ['', 'I', 'Is', 'Im', 'Ir', 'IIa', 'IIb', 'III'])), name='device_class_eu'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(('label_controls__contained_by', ['lot', 'serial', 'expiry', 'manufacture_date', 'donation_id'])), name='device_label_controls'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(('shelf_life_months__gte', 1)), name='device_shelf_life'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(('emdn__regex', '^([A-Z]([0-9][0-9])*)?$')), name='device_emdn_form'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(('unspsc__regex', '^([0-9]{8})?$')), name='device_unspsc_form'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(('hcpcs__regex', '^([A-Z][0-9]{4})?$')), name='device_hcpcs_form'),
        ),
        migrations.AddConstraint(
            model_name='ordertax',
            constraint=models.UniqueConstraint(fields=('order', 'code'), name='order_tax_once'),
        ),
        migrations.AddConstraint(
            model_name='deliverypoint',
            constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='delivery_point_name_once'),
        ),
        migrations.AddConstraint(
            model_name='accountcharge',
            constraint=models.CheckConstraint(condition=models.Q(('po_number', ''), _negated=True), name='account_charge_has_po_number'),
        ),
        migrations.AddIndex(
            model_name='paymentattempt',
            index=models.Index(condition=models.Q(('state', 'OPEN')), fields=['created_at'], name='payment_attempt_open_by_age'),
        ),
        migrations.AddConstraint(
            model_name='paymentattempt',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['OPEN', 'AUTHORISED', 'CAPTURED'])), fields=('basket',), name='payment_attempt_one_alive_per_basket'),
        ),
        migrations.AddConstraint(
            model_name='paymentattempt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'CAPTURED'), _negated=True), ('captured_at__isnull', False), _connector='OR'), name='payment_attempt_captured_has_time'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='dispute_of_something'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('state__in', ['NEEDS_ANSWER', 'UNDER_REVIEW'])), models.Q(('closed_at__isnull', False), ('state__in', ['WON', 'LOST'])), _connector='OR'), name='dispute_closed_has_time'),
        ),
        migrations.AddIndex(
            model_name='productfacets',
            index=django.contrib.postgres.indexes.GinIndex(fields=['values'], name='product_facets_values'),
        ),
        migrations.AddConstraint(
            model_name='productrelation',
            constraint=models.UniqueConstraint(fields=('product', 'other', 'kind'), name='product_relation_once'),
        ),
        migrations.AddConstraint(
            model_name='productrelation',
            constraint=models.CheckConstraint(condition=models.Q(('product', models.F('other')), _negated=True), name='product_relation_not_to_itself'),
        ),
        migrations.AddConstraint(
            model_name='receivedpayment',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='received_payment_of_something'),
        ),
        migrations.AddConstraint(
            model_name='redemption',
            constraint=models.UniqueConstraint(fields=('attempt_key', 'offer'), name='redemption_once_per_attempt'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='refund_of_something'),
        ),
        migrations.AddConstraint(
            model_name='reliefcertificate',
            constraint=models.CheckConstraint(condition=models.Q(('organisation__isnull', True), ('user__isnull', True), _connector='XOR'), name='relief_certificate_has_one_holder'),
        ),
        migrations.AddConstraint(
            model_name='reliefcertificate',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='relief_certificate_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='reliefcertificate',
            constraint=models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='relief_certificate_has_number'),
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'ASKED'), ('settled_at__isnull', False), _connector='OR'), name='return_settled_has_time'),
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'REFUSED'), _negated=True), models.Q(('refusal', ''), _negated=True), _connector='OR'), name='return_refused_has_reason'),
        ),
        migrations.AddIndex(
            model_name='returnline',
            index=models.Index(condition=models.Q(('examined_at__isnull', True), ('reason__in', ['FAULTY', 'RECALL'])), fields=['goods_return'], name='return_line_unexamined'),
        ),
        migrations.AddConstraint(
            model_name='returnline',
            constraint=models.UniqueConstraint(fields=('goods_return', 'line'), name='return_line_once'),
        ),
        migrations.AddConstraint(
            model_name='returnline',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='return_line_of_something'),
        ),
        migrations.AddConstraint(
            model_name='returnline',
            constraint=models.CheckConstraint(condition=models.Q(('received__isnull', True), ('received__lte', models.F('quantity')), _connector='OR'), name='return_line_received_at_most_asked'),
        ),
        migrations.AddConstraint(
            model_name='returnline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason__in', ['FAULTY', 'RECALL']), _negated=True), models.Q(('lot', ''), _negated=True), _connector='OR'), name='return_line_quality_has_lot'),
        ),
        migrations.AddConstraint(
            model_name='returnline',
            constraint=models.CheckConstraint(condition=models.Q(('condition', 'RESTOCK'), ('reason__in', ['DAMAGED', 'FAULTY', 'RECALL']), _negated=True), name='return_line_bad_goods_never_restocked'),
        ),
        migrations.AddConstraint(
            model_name='savedcustomer',
            constraint=models.UniqueConstraint(fields=('user', 'gateway'), name='saved_customer_once'),
        ),
        migrations.AddConstraint(
            model_name='pricetier',
            constraint=models.UniqueConstraint(fields=('unit', 'from_quantity'), name='price_tier_once'),
        ),
        migrations.AddConstraint(
            model_name='pricetier',
            constraint=models.CheckConstraint(condition=models.Q(('from_quantity__gte', 2)), name='price_tier_is_for_several'),
        ),
        migrations.AddConstraint(
            model_name='pricetier',
            constraint=models.CheckConstraint(condition=models.Q(('price__gte', 0)), name='price_tier_is_not_below_nothing'),
        ),
        migrations.AddIndex(
            model_name='shipment',
            index=models.Index(condition=models.Q(models.Q(('adapter', 'manual'), _negated=True), models.Q(('state__in', ['DELIVERED', 'CANCELLED']), _negated=True)), fields=['heard_at'], name='shipment_moving_by_silence'),
        ),
        migrations.AddConstraint(
            model_name='shipment',
            constraint=models.UniqueConstraint(condition=models.Q(('adapter', 'manual'), _negated=True), fields=('adapter', 'reference'), name='shipment_reference_once'),
        ),
        migrations.AddConstraint(
            model_name='shipment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'DELIVERED'), _negated=True), ('delivered_at__isnull', False), _connector='OR'), name='shipment_delivered_has_time'),
        ),
        migrations.AddConstraint(
            model_name='shipmentevent',
            constraint=models.UniqueConstraint(fields=('shipment', 'at', 'state', 'words'), name='shipment_event_once'),
        ),
        migrations.AddIndex(
            model_name='reservation',
            index=models.Index(condition=models.Q(('waiting__gt', 0)), fields=['level', 'id'], name='reservation_waiting_by_age'),
        ),
        migrations.AddIndex(
            model_name='reservation',
            index=models.Index(condition=models.Q(('state', 'HELD')), fields=['expires_at'], name='reservation_held_by_expiry'),
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.UniqueConstraint(fields=('key', 'level'), name='reservation_once_per_key'),
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
            constraint=models.UniqueConstraint(fields=('product', 'location'), name='stock_level_once'),
        ),
        migrations.AddConstraint(
            model_name='stocklevel',
            constraint=models.CheckConstraint(condition=models.Q(('reserved__lte', django.db.models.expressions.CombinedExpression(models.F('on_hand'), '+', models.F('waiting')))), name='stock_level_not_oversold'),
        ),
        migrations.AddConstraint(
            model_name='stocklevel',
            constraint=models.CheckConstraint(condition=models.Q(('waiting', 0), models.Q(('backorder_allowed', True), ('waiting__lte', models.F('reserved'))), _connector='OR'), name='stock_level_waits_where_allowed'),
        ),
    ]

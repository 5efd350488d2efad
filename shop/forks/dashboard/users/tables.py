"""The list of customers."""

from django_tables2 import BooleanColumn, Column, DateColumn
from oscar.apps.dashboard.users import tables


class UserTable(tables.UserTable):
    """Oscar's, which says “True” and “False”."""

    active = BooleanColumn(accessor="is_active", yesno="Yes,No", verbose_name="May sign in")
    staff = BooleanColumn(accessor="is_staff", yesno="Yes,No", verbose_name="At a desk")
    date_registered = DateColumn(accessor="date_joined", format="j M Y", verbose_name="Since")
    num_orders = Column(accessor="userrecord__num_orders", default=0, verbose_name="Orders")

    class Meta(tables.UserTable.Meta):
        """The template with what may be done to many."""

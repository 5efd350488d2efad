"""Oscar's vouchers, which are used from the moment an order with them is being paid for."""

from typing import Any

from oscar.apps.voucher.abstract_models import AbstractVoucher


class Voucher(AbstractVoucher):
    """A code that opens an offer."""

    def is_available_to_user(self, user: Any = None) -> tuple[bool, str]:
        """Whether ``user`` may use it now, and why not, in words for the buyer."""
        from shop.checkout.redemptions import reason_against  # the models of the checkout need those of Oscar

        reason = reason_against(self, user)
        return not reason, reason


from oscar.apps.voucher.models import *

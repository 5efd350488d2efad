"""Oscar's offers, whose limit for each customer also counts what is being paid for at this moment."""

from typing import Any

from oscar.apps.offer.abstract_models import AbstractConditionalOffer


class ConditionalOffer(AbstractConditionalOffer):
    """What takes something off a price."""

    def get_num_user_applications(self, user: Any) -> int:
        """How often ``user`` has had this offer, orders that are being paid for among them."""
        from shop.checkout.redemptions import times_had  # the models of the checkout need those of Oscar

        return times_had(self, user)


from oscar.apps.offer.models import *

from oscar.apps.offer import apps


class OfferConfig(apps.OfferConfig):
    """Oscar's offers; what each customer has had of one is told by our redemptions."""

    name = "shop.forks.offer"

from oscar.apps.voucher import apps


class VoucherConfig(apps.VoucherConfig):
    """Oscar's vouchers; what was used of one is told by our redemptions."""

    name = "shop.forks.voucher"

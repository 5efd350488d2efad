"""Every area's models in one place, so that there is one migration history."""

from shop.basket.models import AgreedWait
from shop.catalogue.models import AttributeProfile, ClassProfile, ProductFacets
from shop.checkout.models import Dispute, OrderTax, PaymentAttempt, ReconciliationRun, Redemption, Refund
from shop.devices.codes import CodeList, CodeName
from shop.devices.models import (
    Device,
    DeviceDocument,
    DeviceIdentifier,
    DeviceSize,
    DoesNotApply,
    Maker,
    ProductRelation,
)
from shop.devices.register import RegisterRecord
from shop.fulfilment.models import Return, ReturnLine, Shipment, ShipmentEvent
from shop.organisations.models import (
    AccountCharge,
    CreditNote,
    CreditNoteSequence,
    DeliveryPoint,
    Invoice,
    InvoiceSequence,
    Member,
    Organisation,
    OrganisationChange,
    ReceivedPayment,
    ReliefCertificate,
    Verification,
)
from shop.payments.models import DemonstrationPayment, LastNotice, MoneyMovement, PayPalOrder, SavedCustomer
from shop.pricing.models import PriceTier, SellingUnit
from shop.stock.models import Reservation, StockLevel, StockLocation, StockMovement
from shop.transfer.models import TransferChange, TransferRun

__all__ = [
    "AccountCharge",
    "AgreedWait",
    "AttributeProfile",
    "ClassProfile",
    "CodeList",
    "CodeName",
    "CreditNote",
    "CreditNoteSequence",
    "DeliveryPoint",
    "DemonstrationPayment",
    "Device",
    "DeviceDocument",
    "DeviceIdentifier",
    "DeviceSize",
    "Dispute",
    "DoesNotApply",
    "Invoice",
    "InvoiceSequence",
    "LastNotice",
    "Maker",
    "Member",
    "MoneyMovement",
    "OrderTax",
    "Organisation",
    "OrganisationChange",
    "PayPalOrder",
    "PaymentAttempt",
    "PriceTier",
    "ProductFacets",
    "ProductRelation",
    "ReceivedPayment",
    "ReconciliationRun",
    "Redemption",
    "Refund",
    "RegisterRecord",
    "ReliefCertificate",
    "Reservation",
    "Return",
    "ReturnLine",
    "SavedCustomer",
    "SellingUnit",
    "Shipment",
    "ShipmentEvent",
    "StockLevel",
    "StockLocation",
    "StockMovement",
    "TransferChange",
    "TransferRun",
    "Verification",
]

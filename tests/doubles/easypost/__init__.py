"""A stateful double of EasyPost: shipments, labels, trackers that move on, and signed notices, on the loopback.

It knows nothing of the shop, so that the adapter is checked. Shapes as in docs.easypost.com/docs/{shipments,trackers,
events}; money is bought once for a shipment, as there.
"""

from tests.doubles.easypost.server import API_KEY, WEBHOOK_SECRET, EasyPostDouble, Fault, signed

__all__ = ["API_KEY", "WEBHOOK_SECRET", "EasyPostDouble", "Fault", "signed"]

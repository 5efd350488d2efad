"""What happens in the catalogue and Django has no signal for."""

from django.dispatch import Signal

attributes_saved = Signal()
"""The attributes of the product ``instance`` have been written."""

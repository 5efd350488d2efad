"""What happens when rows of Oscar change."""

"""To come with its slice."""

"""All that other apps call of the search."""

"""Short questions over a view."""

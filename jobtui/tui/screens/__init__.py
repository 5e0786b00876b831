"""The views, each the one owner of the data it shows."""

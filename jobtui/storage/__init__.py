"""One SQLite file behind the store of the tracker: the only package that speaks SQL."""

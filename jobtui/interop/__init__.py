"""Postings as data for others: JSON, CSV, Markdown. Nothing here knows files or databases."""

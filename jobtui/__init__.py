"""jobtui: saved job postings become checklists, and a tracker you drive by keys."""

__version__ = "0.1.0"

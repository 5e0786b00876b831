"""Settings for every test."""

from hypothesis import settings

# Tests share two cores with others; how long one example takes says nothing.
settings.register_profile("jobtui", deadline=None, derandomize=True)
settings.load_profile("jobtui")

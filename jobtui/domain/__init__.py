"""What jobtui is about, in plain frozen dataclasses and pure functions. Standard library only."""

"""Everything jobtui can do, in plain Python, on a store and a clock."""

"""One field of a posting in each module: pure functions from placed lines to findings."""

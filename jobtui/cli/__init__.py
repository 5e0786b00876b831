"""The command line. The only package that prints; each module holds one group of commands."""

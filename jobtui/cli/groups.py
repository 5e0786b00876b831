"""Which commands there are, and in which module each is. Plain data: importing this loads nothing."""

GROUPS = (
    ("Reading", "reading", ("import", "parse")),
    ("Looking", "looking", ("list", "show", "compare")),
    ("Tracking", "tracking", ("status", "note", "todo", "edit", "add", "archive", "delete", "undelete")),
    ("Requirements", "checklist", ("check", "requirement")),
    ("Steps", "steps", ("undo", "redo", "log")),
    ("Taking along", "exporting", ("export",)),
    ("About", "about", ("demo", "keys", "info")),
)
"""The commands by group: heading in the help, module, names."""

MODULES = {name: module for _, module, names in GROUPS for name in names}
"""The module of each command."""

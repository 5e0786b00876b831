"""Which commands there are, and in which module each is. Plain data: importing this loads nothing."""

GROUPS = {
    "Reading": {"import": "reading", "parse": "reading", "heading": "heading"},
    "Looking": {
        "list": "listing",
        "filter": "filtering",
        "show": "showing",
        "compare": "comparing",
        "similar": "market",
        "market": "market",
        "stats": "statistics",
        "versions": "versions",
        "duplicates": "versions",
    },
    "Tracking": {
        "agenda": "nudging",
        "done": "nudging",
        "snooze": "nudging",
        "status": "tracking",
        "note": "tracking",
        "todo": "tracking",
        "edit": "tracking",
        "add": "tracking",
        "tag": "tagging",
        "archive": "tracking",
        "delete": "tracking",
        "undelete": "tracking",
    },
    "Around a posting": {"interview": "interviewing", "contact": "contacting", "document": "documenting"},
    "Requirements": {"check": "checklist", "requirement": "checklist"},
    "Deciding": {
        "profile": "profile",
        "match": "matching",
        "criterion": "weighing",
        "score": "weighing",
        "point": "weighing",
        "offer": "offering",
        "rate": "exchanging",
        "decide": "deciding",
    },
    "Stages and history": {"stage": "staging", "history": "correcting"},
    "Steps": {"undo": "steps", "redo": "steps", "log": "steps"},
    "Taking along": {"export": "exporting"},
    "Keeping safe": {"backup": "safekeeping", "restore": "safekeeping", "doctor": "safekeeping"},
    "About": {
        "demo": "about",
        "config": "configuring",
        "keys": "about",
        "completion": "completion",
        "info": "about",
    },
}
"""Under each heading of the help the commands, with the module of each."""

MODULES = {name: module for commands in GROUPS.values() for name, module in commands.items()}
"""The module of each command."""

"""What can go wrong, each with its exit code. The message is one or two full sentences for the person."""


class Problem(Exception):
    """A failure the person can understand. `code` is the exit status, `kind` a stable word for scripts."""

    code = 70
    kind = "internal"

    def __init__(self, message: str, *, file: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.file = file


class NotThere(Problem):
    """The named posting, requirement or step does not exist."""

    code = 1
    kind = "not-there"


class WrongUsage(Problem):
    """A value that cannot be understood: a status, a date, a field, a title."""

    code = 2
    kind = "usage"


class BadData(Problem):
    """The content of a file is not what it should be."""

    code = 65
    kind = "data"


class NoInput(Problem):
    """A file is missing or cannot be read."""

    code = 66
    kind = "input"


class BadDatabase(Problem):
    """The database itself is unusable: damaged, foreign, newer, replaced. It was left as it is."""

    code = 72
    kind = "database"


class Damaged(BadDatabase):
    """What the database holds cannot be what jobtui wrote."""

    kind = "damaged"


class CannotWrite(Problem):
    """An output or the database cannot be created or written, for lack of permission or place."""

    code = 73
    kind = "cannot-write"


class DiskFailed(Problem):
    """The disk is full or reported an error. Nothing was changed."""

    code = 74
    kind = "disk"


class Busy(Problem):
    """Somebody else is writing, or a file changed meanwhile. The same command may succeed now."""

    code = 75
    kind = "busy"


class Refused(Problem):
    """Refused by jobtui's own rule."""

    code = 77
    kind = "refused"


class Stopped(Problem):
    """What was asked for was ended because nobody waits for it any more."""

    kind = "stopped"

"""From whatever ended a run to its message and exit code. The screens end here too: no typer."""

import errno
import os
import sys
from collections.abc import Sequence

from jobtui.cli import crash, out
from jobtui.domain.problem import Problem

INTERRUPTED = 130
BROKEN_PIPE = 141
INTERNAL = 70

_OUTPUT_ERRORS = frozenset({errno.EBADF, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC})


def told(error: BaseException, arguments: Sequence[str]) -> int:
    """Tell the person on standard error what ended the run, and return the exit code for it."""
    if isinstance(error, BrokenPipeError):
        _drop_output()
        return BROKEN_PIPE
    if isinstance(error, KeyboardInterrupt):
        out.remark("interrupted.")
        return INTERRUPTED
    if isinstance(error, SystemExit):
        raise error
    if os.environ.get("JOBTUI_DEBUG") == "1":
        out.trace(crash.traceback_of(error))
    if isinstance(error, OSError) and error.errno in _OUTPUT_ERRORS and error.filename is None:
        error = out.output_failed(error)  # storage and files turn their own into Problems
    if not isinstance(error, Problem):
        error = Problem(crash.report(error, arguments))
    out.problem(error)
    _drop_output()
    return error.code


def worst(codes: Sequence[int]) -> int:
    """The exit code of a run that met several: the highest, an internal error before all."""
    return INTERNAL if INTERNAL in codes else max(codes, default=0)


def _drop_output() -> None:
    """Send what standard output still holds; where that fails, let it vanish, also at the end of Python."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.close(nowhere)
        except OSError:
            return

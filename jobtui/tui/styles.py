"""Colours that mean something, the same on every screen; theme variables, so that every theme works."""

from jobtui.domain.requirement import State
from jobtui.domain.verdict import Verdict

STATE_STYLES = {
    State.MET: "$text-success",
    State.PARTIAL: "$text-warning",
    State.UNMET: "$text-error",
    State.UNREVIEWED: "$foreground-muted",
}

VERDICT_STYLES = {
    Verdict.MET: "$text-success",
    Verdict.PARTIAL: "$text-warning",
    Verdict.UNMET: "$text-error",
    Verdict.UNCLEAR: "$foreground-muted",
}

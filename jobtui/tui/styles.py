"""Colours that mean something, the same on every screen; theme variables, so that every theme works."""

from jobtui.domain.requirement import State

STATE_STYLES = {
    State.MET: "$text-success",
    State.PARTIAL: "$text-warning",
    State.UNMET: "$text-error",
    State.UNREVIEWED: "$foreground-muted",
}

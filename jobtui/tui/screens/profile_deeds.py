"""What the keys do with claims of the profile."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from jobtui.domain.problem import NotThere
from jobtui.domain.profile import Claim, Proposal
from jobtui.editor import edited
from jobtui.tracker import profile, profile_file, resume
from jobtui.tui.dialogs.claim_form import claim_form, kind_choices
from jobtui.tui.dialogs.form import Values
from jobtui.tui.dialogs.menu import Menu
from jobtui.tui.dialogs.resume import ProposalsDialog, ResumePathDialog
from jobtui.tui.screens.typing_deeds import ask, unless_changed

if TYPE_CHECKING:
    from jobtui.tui.screens.profile import ProfileView


def add(view: "ProfileView") -> None:
    """Ask for the kind, then for the rest."""

    def chosen(kind: str | None) -> None:
        if kind is not None:
            _add(view, kind)

    view.app.push_screen(Menu("Claim", kind_choices(), beside=2), chosen)


def _add(view: "ProfileView", kind: str) -> None:
    key = f"claim {kind}"

    def save(values: Values) -> bool:
        return view.write(lambda: profile.add(view.tracker, kind, values)) is not None

    claim = Claim(profile.kind_named(kind))
    form = claim_form(f"New claim: {kind}", claim, save, draft=_draft(view, key))
    ask(view, form, key, f"{{profile}}, {{profile.add}}, then {kind}")


def edit(view: "ProfileView", number: int) -> None:
    """Put a claim right."""
    key = f"edit claim {number}"
    claim = profile.find(view.tracker, number)

    def save(values: Values) -> bool:
        return view.write(lambda: profile.edit(view.tracker, number, values)) is not None

    def standing() -> dict[str, str]:
        return profile.shown(profile.find(view.tracker, number))

    saved = unless_changed(view, standing, save)
    form = claim_form(f"Claim: {claim.kind}", claim, saved, draft=_draft(view, key))
    ask(view, form, key, "{profile}, then {profile.edit}")


def drop(view: "ProfileView", number: int) -> None:
    """Take a claim out."""
    view.write(lambda: profile.drop(view.tracker, number))


def take_in(view: "ProfileView") -> None:
    """Ask for a file. A resume's claims are accepted one by one; a profile in TOML is taken over."""
    found: list[Proposal] = []

    def read(path: Path) -> None:
        if path.suffix.casefold() == ".toml":
            view.jobtui.changed(profile.take_over(view.tracker, profile_file.read(path), whole=False))
        else:
            found.extend(resume.proposals(view.tracker, path))

    def was_read(path: Path | None) -> None:
        if path is None or path.suffix.casefold() == ".toml":
            return
        if found:
            view.app.push_screen(ProposalsDialog(path.name, found), take)
        else:
            view.jobtui.refuse(f"'{path.name}' says nothing that the profile does not say already.")

    def take(accepted: list[Proposal] | None) -> None:
        if accepted:
            view.write(lambda: resume.accept(view.tracker, accepted))
        elif accepted is not None:
            view.jobtui.refuse("Nothing was accepted, nothing is kept.")

    view.app.push_screen(ResumePathDialog(read), was_read)


def rewrite(view: "ProfileView") -> None:
    """Open the profile as TOML in the person's own editor, and take over what changed."""

    def lent(text: str) -> str:
        try:
            with view.app.suspend():
                return edited(text, profile_file.NAME)
        except SuspendNotSupported:
            raise NotThere("this terminal cannot be lent to an editor.") from None

    view.write(lambda: profile_file.edit(view.tracker, lent, view.drafts))


def _draft(view: "ProfileView", key: str) -> Values | None:
    draft = view.drafts.get(key)
    return draft if isinstance(draft, dict) else None

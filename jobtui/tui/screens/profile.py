"""My profile: what I bring and what I wish for, one claim a line."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from jobtui.domain.number import counted
from jobtui.domain.profile import Claim, describe
from jobtui.interop import profile_toml
from jobtui.tracker import profile
from jobtui.tui.actions import Place
from jobtui.tui.amounts import amounts
from jobtui.tui.bindings import bindings_of
from jobtui.tui.keymap import key, keyed
from jobtui.tui.screens import profile_deeds
from jobtui.tui.screens.posting_words import way
from jobtui.tui.screens.view import View
from jobtui.tui.text import literal
from jobtui.tui.widgets.claim_items import claim_items
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.item_list import ItemList

_MOST_DOUBTS = 3


class ProfileView(View):
    """Pushed over whatever view asked for it; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(Place.PROFILE),
        Binding("escape", "back", "Back", key_display="Esc", id="everywhere.back"),
    ]
    AUTO_FOCUS = "#claims"
    DEFAULT_CSS = """
    ProfileView {
        & > #claims { height: 1fr; }
        & > #claim { height: auto; max-height: 9; padding: 0 2; }
        & > #nothing { height: 1fr; content-align: center middle; display: none; }
        &.-empty > #claims, &.-empty > #claim { display: none; }
        &.-empty > #nothing { display: block; }
    }
    """

    listed = query_one("#claims", ItemList)

    def __init__(self) -> None:
        super().__init__()
        self._claims: list[Claim] = []
        self._doubts: list[str] = []
        self._lines: dict[int, int] = {}

    def compose_body(self) -> ComposeResult:
        """The claims over what the highlighted one says in full; or how to begin."""
        yield ItemList(id="claims")
        yield Static(markup=False, id="claim")
        yield Static(_how_to_begin(), markup=False, id="nothing")

    def on_resize(self) -> None:
        """Lay the columns out again."""
        self.call_after_refresh(self._show)

    def reload(self) -> None:
        """Read the profile again."""
        self._claims = profile.claims(self.tracker)
        self._doubts = profile.doubts(self.tracker)
        self._lines = profile_toml.lines(self._claims)
        self.set_class(not self._claims, "-empty")
        self.call_after_refresh(self._show)

    @property
    def claim(self) -> Claim | None:
        """The highlighted one."""
        return next((one for one in self._claims if str(one.id) == self.listed.key), None)

    @on(CursorList.Highlighted)
    def _tell(self) -> None:
        """Say in full what the highlighted claim says, where it is in the file, and what contradicts what."""
        self.query_one("#claim", Static).update(self._told())

    def _show(self) -> None:
        width = self.listed.scrollable_content_region.width
        if not width or not self.is_mounted:
            return
        self.listed.show(claim_items(self._claims, width))
        self.listed.border_title = literal(f"Profile · {counted(len(self._claims), 'claim')}")
        if not self.focused and self._claims:
            self.listed.focus()
        self._tell()

    def _told(self) -> Content:
        claim = self.claim
        lines: list[Content] = []
        if claim is not None:
            at = f"  claim {claim.id}, line {self._lines.get(claim.id, 0)}"
            said = literal(amounts(describe(claim)), "bold")
            lines.append(Content.assemble(said, (at, "$foreground-muted")))
            proof = " · ".join(filter(None, (claim.proof, claim.source)))
            none = keyed("No proof yet; {profile.edit} adds a line of it.")
            lines.append(literal(f"Proof: {proof}" if proof else none))
        lines += [literal(f"! {one}", "$text-warning") for one in self._doubts[:_MOST_DOUBTS]]
        if more := len(self._doubts) - _MOST_DOUBTS:
            lines += [Content.styled(f"! and {more} more", "$text-warning")] if more > 0 else []
        return Content("\n").join(lines)

    def peel(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def hides(self, action: str) -> bool:
        """Without claims there is nothing to edit or drop."""
        return not self._claims and action in ("profile_edit", "profile_drop")

    def action_copy(self) -> None:
        """Copy the profile as TOML."""
        self.app.copy_to_clipboard(profile_toml.text(self._claims))
        self.jobtui.say("Copied", "the profile as TOML")

    def action_profile_add(self) -> None:
        """Add a claim."""
        profile_deeds.add(self)

    def action_profile_edit(self) -> None:
        """Put the highlighted one right."""
        number = self._number()
        if number:
            profile_deeds.edit(self, number)

    def action_profile_drop(self) -> None:
        """Take the highlighted one out."""
        number = self._number()
        if number:
            profile_deeds.drop(self, number)

    def action_profile_import(self) -> None:
        """Claims out of a resume, or a profile out of a file."""
        profile_deeds.take_in(self)

    def action_profile_rewrite(self) -> None:
        """The whole profile in the person's own editor."""
        profile_deeds.rewrite(self)

    def _number(self) -> int:
        """The number of the highlighted claim, 0 where there is none, which is said."""
        claim = self.claim
        if claim is None:
            self.jobtui.refuse("Nothing is in the profile yet. {profile.add} adds a claim.")
        return claim.id if claim else 0


def _how_to_begin() -> Content:
    lines = (
        Content.styled("Nothing is in your profile yet.", "bold"),
        Content(""),
        Content("What you bring and what you wish for, each with a line of proof:"),
        Content("with it jobtui says of every requirement whether you meet it, and by what."),
        Content(""),
        way(key("profile.add"), "add a claim: a skill with its years, a degree, a language, the least pay …"),
        way(key("profile.import"), "read your resume: it proposes claims, you accept them one by one"),
        way(key("profile.rewrite"), "write it as a whole in your own editor"),
        way(key("back"), "back"),
    )
    return Content("\n").join(lines)

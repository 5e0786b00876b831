"""The box that takes pasted text."""

from textual import events

from jobtui.domain.display import safe_block
from jobtui.tui.dialogs.parts import NoteArea


class PasteArea(NoteArea):
    """Shows what was pasted through the display filter and keeps it as it came, unless it is edited."""

    DEFAULT_CSS = """
    PasteArea { height: 12; max-height: 45vh; }
    """

    def __init__(self) -> None:
        super().__init__("")
        self._as_it_came = ""

    async def _on_paste(self, event: events.Paste) -> None:
        if not self.text:
            self._as_it_came = event.text
        await super()._on_paste(event)

    def take(self, text: str) -> None:
        """Put in text that was pasted elsewhere."""
        self._as_it_came = text
        self.text = safe_block(text)

    @property
    def pasted(self) -> str:
        """The text: as it came if nobody changed it, else as it stands."""
        same = self.text.splitlines() == safe_block(self._as_it_came).splitlines()
        return self._as_it_came if same else self.text

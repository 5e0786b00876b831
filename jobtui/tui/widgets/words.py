"""Words in one place, drawn again only where they changed."""

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Words(Static):
    """Shows content; what is around it is laid out again only where its size hangs on the words."""

    def __init__(self, content: Content | str = "", *, id: str | None = None) -> None:
        super().__init__(content, id=id, markup=False)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show other words."""
        before = self.content
        if isinstance(before, Content) and isinstance(content, Content) and before.is_same(content):
            return
        self.clear_cached_dimensions()
        super().update(content, layout=layout and self.display and self.styles.auto_dimensions)

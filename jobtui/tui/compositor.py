"""What is drawn for a picture that changes little: the lines that are painted, not whole widgets."""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class LineCompositor(Compositor):
    """Textual asks every widget around for all its lines, 229 for a key in a list, and paints two of them."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Where a part of each widget lies, twice, and its lines: what is in the lines of `crop`.

        It keeps its full width, so that it is cut where it is cut in every picture.
        """
        for widget, (region, clip) in self.visible_widgets.items():
            part = region.intersection(clip)
            if crop is not None:
                part = part.intersection(Region(part.x, crop.y, part.width, crop.height))
            if part and (crop is None or crop.overlaps(part)):
                yield part, part, widget.render_lines(part.translate(-region.offset))

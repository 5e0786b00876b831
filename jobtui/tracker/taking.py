"""Taking postings along: everything, or those chosen, as text in one of the formats."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime

from jobtui.domain.display import safe_block
from jobtui.domain.filter import NO_FILTER, Filter, Query, Scope
from jobtui.domain.history import sending
from jobtui.domain.pace import Along
from jobtui.domain.period import Period
from jobtui.domain.posting import PostingRow
from jobtui.domain.proof import Application, Proof, applied_in
from jobtui.interop import lossless, markdown
from jobtui.interop.calendar import to_ics
from jobtui.interop.table import to_csv
from jobtui.tracker.lookup import Lookup


def everything(tracker: Lookup, asked: Filter = NO_FILTER) -> list[int]:
    """The postings that a filter finds, closed and archived ones too; those in the bin are left out."""
    return tracker.find(Query(asked, scope=Scope.ALL))


def as_json(tracker: Lookup, *, along: Along = iter) -> Iterator[str]:
    """All there is, without loss, in the bin or not, in pieces: of one moment, however long it takes."""
    with tracker.store.dumping(along) as plain:
        yield from lossless.to_pieces(plain)


def as_csv(tracker: Lookup, ids: Sequence[int], columns: Sequence[str] = (), *, raw: bool = False) -> str:
    """One line a posting; see `jobtui.interop.table`. Control characters become visible unless `raw`."""
    text = to_csv(tracker.rows(ids), columns, raw=raw)
    return text if raw else safe_block(text).replace("\n", "\r\n")


def as_table(tracker: Lookup, ids: Sequence[int], columns: Sequence[str] = ()) -> str:
    """One Markdown table."""
    return markdown.to_table(tracker.rows(ids), columns)


def as_page(tracker: Lookup, ids: Sequence[int], *, texts: bool = True, along: Along = iter) -> Iterator[str]:
    """One Markdown page, in pieces."""
    return markdown.to_markdown(map(tracker.posting, along(ids)), texts=texts)


def as_pages(
    tracker: Lookup, ids: Sequence[int], *, texts: bool = True, along: Along = iter
) -> tuple[list[str], Iterator[str]]:
    """A Markdown page for each posting: the names of the files, and the pages one by one."""
    names = [markdown.file_name(row) for row in tracker.rows(ids)]
    return names, (markdown.to_page(tracker.posting(one), texts=texts) for one in along(ids))


def as_calendar(tracker: Lookup, ids: Sequence[int], *, along: Along = iter) -> str:
    """Interviews, next actions, closing days and answers to offers; none of what is closed or put away."""
    live = set(tracker.find(Query(scope=Scope.OPEN)))
    changed = [step.at for step in tracker.steps(1)]
    postings = map(tracker.posting, along([one for one in ids if one in live]))
    return to_ics(postings, changed[0] if changed else datetime.fromtimestamp(0, UTC))


def proof(tracker: Lookup, period: Period, *, name: str = "", among: Collection[int] | None = None) -> Proof:
    """What one applied to in a period, of the postings named or of all that are not in the bin."""
    found = applied_in(tracker.stages(), tracker.store.tracks(), period)
    ids = [one for one in found if among is None or one in among]
    rows: list[PostingRow] = tracker.rows(ids)
    sent = [stage.name for stage in sending(tracker.stages())[:1]]
    told = (Application(row, found[row.id], found[row.id][0].status not in sent) for row in rows)
    return Proof(tuple(told), period, name)

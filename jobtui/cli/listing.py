"""list: the postings as a table, for a person and for scripts."""

from typing import Annotated

from typer import Argument, Option

from jobtui import config
from jobtui.cli import out
from jobtui.cli.command import Json, TakesWords, command, new_group
from jobtui.cli.posting_table import print_list
from jobtui.cli.session import database, opened
from jobtui.domain.columns import ListColumn, columns_of
from jobtui.domain.filter import Query, Scope, SortKey, by_match, ordered
from jobtui.domain.posting import Counts, PostingRow
from jobtui.domain.problem import WrongUsage
from jobtui.paths import config_path
from jobtui.tracker import filter_line
from jobtui.tracker.tracker import Tracker

app = new_group()


@command(app, "list", shape=TakesWords)
def list_postings(
    words: Annotated[
        list[str] | None, Argument(metavar="[WORDS]...", help="Words, terms such as pay>80k, @NAME.")
    ] = None,
    sort: Annotated[
        str | None,
        Option("--sort", metavar="KEYS", help=f"Order by {', '.join(SortKey)}; a minus turns one round."),
    ] = None,
    columns: Annotated[
        str | None, Option("--columns", metavar="NAMES", help=f"Show {', '.join(ListColumn)}.")
    ] = None,
    every: Annotated[bool, Option("--all", help="Closed and archived ones too.")] = False,
    archived: Annotated[bool, Option("--archived", help="Only archived ones.")] = False,
    deleted: Annotated[bool, Option("--deleted", help="Only what is in the bin.")] = False,
    json: Json = False,
    csv: Annotated[bool, Option("--csv", help="Print CSV.")] = False,
) -> None:
    """List postings, open ones unless told otherwise.

    Everything asked for must hold: words anywhere in the posting, -word nowhere, terms on single fields
    such as status:applied,offer pay>80k due<fri is:quiet has:note; @NAME stands for a saved filter.

    Example: jobtui list python -java status:applied 'due<=fri' --sort due,-pay
    """
    if columns is not None and (json or csv):
        raise WrongUsage("--columns is for the table; JSON and CSV always hold all of them.")
    chosen = None if columns is None else columns_of(columns.split(","))
    order = None if sort is None else ordered(sort)
    held = config.read(config_path())
    with opened() as tracker:
        asked = filter_line.read(tracker, " ".join(words or ()))
        query = Query(asked, order or held.sort, _scope(every=every, archived=archived, deleted=deleted))
        if json or by_match(query) or ListColumn.MATCH in (chosen or held.columns):
            _match_all(tracker, told=by_match(query))
        ids = tracker.find(query)
        if json:
            out.json_text(tracker.store.listed(ids))
            return
        found = tracker.rows(ids)
        stages = {stage.name: stage for stage in tracker.stages()} if not csv else {}
        counts = tracker.counts() if not found or _is_usual(query) else Counts()
    if csv:
        from jobtui.interop.table import to_csv

        out.table_text(to_csv(found))
    else:
        print_list(found, stages, chosen or held.columns)
        _remark_on(query, found, counts)


def _match_all(tracker: Tracker, *, told: bool) -> None:
    """Bring up to date how postings fit the profile; where that decides and there is none, say so."""
    from jobtui.cli.matching import refresh_all
    from jobtui.tracker.matching import NOTHING_ON_FILE, nothing_on_file

    if not nothing_on_file(tracker):
        refresh_all(tracker)
    elif told:
        out.remark(NOTHING_ON_FILE)


def _remark_on(query: Query, found: list[PostingRow], counts: Counts) -> None:
    """Tell why nothing is listed, and a person at a terminal why there is less than expected."""
    if not found and counts == Counts():
        out.remark(f"no postings in '{database()}' yet.")
    elif not found:
        out.remark("nothing matches.")
    put_away = counts.closed + counts.archived
    if put_away and _is_usual(query) and (not found or out.is_terminal()):
        out.remark(
            f"{put_away:,} closed or archived {'is' if put_away == 1 else 'are'} not listed; --all does."
        )


def _is_usual(query: Query) -> bool:
    """Whether nothing in particular was asked for."""
    return not query.filter and query.scope is Scope.OPEN


def _scope(*, every: bool, archived: bool, deleted: bool) -> Scope:
    if deleted:
        return Scope.DELETED
    if archived:
        return Scope.ARCHIVED
    return Scope.ALL if every else Scope.OPEN

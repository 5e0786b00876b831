"""profile: what I bring and what I wish for."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from typer import Argument, Context, Option

from jobtui.cli import out
from jobtui.cli.changing import changing, given, told
from jobtui.cli.command import Json, command, new_group, whole_number
from jobtui.cli.out import Cell, Row
from jobtui.cli.session import choose_database, opened
from jobtui.cli.session import database as database_file
from jobtui.domain.problem import WrongUsage
from jobtui.domain.profile import Claim, Proposal, describe
from jobtui.tracker import profile as use
from jobtui.tracker.tracker import Change, Tracker

app = new_group()
profile = new_group()
app.add_typer(profile, name="profile")

Kind = Annotated[
    str,
    Argument(
        metavar="KIND",
        help="skill, degree, experience, language, place, workplace, employment, pay, authorisation, "
        "clearance, licence or horizon.",
    ),
]
Name = Annotated[
    str | None,
    Argument(
        metavar="[NAME]", help="The skill, field of study, area, language, place …; none for all experience."
    ),
]
Number = Annotated[
    int, Argument(metavar="N", parser=whole_number, help="Number of the claim, as profile shows it.")
]


@profile.callback(invoke_without_command=True)
def show(
    ctx: Context,
    database: Annotated[
        str | None, Option("--db", metavar="PATH", help="Use this database (JOBTUI_DB does the same).")
    ] = None,
    json: Json = False,
    toml: Annotated[bool, Option("--toml", help="Print it as TOML.")] = False,
    edit: Annotated[bool, Option("--edit", help="Rewrite it as TOML in $VISUAL or $EDITOR.")] = False,
) -> None:
    """Show my profile: what I bring and what I wish for, which match holds postings against.

    Example: jobtui profile --toml > me.toml
    """
    choose_database(database)
    if ctx.invoked_subcommand is not None:
        return
    if edit:
        told(_edited(), json=json)
        return
    with opened() as tracker:
        claims, doubts = use.claims(tracker), use.doubts(tracker)
    if json:
        from jobtui.interop.profile_json import profile_to_json

        out.as_json(profile_to_json(claims, doubts))
        return
    if toml:
        from jobtui.interop import profile_toml

        out.block(profile_toml.text(claims).removesuffix("\n"))
    elif claims:
        out.rows(claim_rows(claims))
    else:
        out.remark("the profile is empty. jobtui profile add skill Python --years 6 begins it.")
    _warn(doubts)


def _edited() -> Change:
    from jobtui.editor import edited
    from jobtui.paths import state_dir
    from jobtui.tracker import profile_file
    from jobtui.tracker.drafts import Drafts, drafts_folder

    if not (sys.stdin and sys.stdin.isatty() and out.is_terminal()):
        raise WrongUsage("--edit needs a terminal. jobtui profile import FILE takes a profile from a file.")
    drafts = Drafts(drafts_folder(state_dir(), database_file()))
    with opened() as tracker, _doubting(tracker):
        return profile_file.edit(tracker, partial(edited, name=profile_file.NAME), drafts)


@changing(profile, "add")
def add(
    kind: Kind,
    name: Name = None,
    *,
    years: Annotated[str | None, Option("--years", metavar="N", help="How many; 0 says none.")] = None,
    last_used: Annotated[str | None, Option("--last-used", metavar="YEAR", help="When last.")] = None,
    level: Annotated[
        str | None, Option("--level", metavar="LEVEL", help="bachelor, master, phd; A1 to C2, native …")
    ] = None,
    amount: Annotated[
        str | None, Option("--amount", metavar="PAY", help="The least pay, as 80k EUR/year.")
    ] = None,
    must: Annotated[bool, Option("--must", help="I insist on it; wishes are so unless told.")] = False,
    wish: Annotated[bool, Option("--wish", help="I would like it.")] = False,
    lacking: Annotated[bool, Option("--lacking", help="I do not have it, or do not want it.")] = False,
    proof: Annotated[str | None, Option("--proof", metavar="TEXT", help="A line of evidence.")] = None,
) -> Change:
    """Add a claim: something I bring, or something I wish for.

    Example: jobtui profile add skill Python --years 6 --last-used 2026 --proof "the billing service"
    """
    if must and wish:
        raise WrongUsage("it is either --must or --wish.")
    if lacking and years is not None:
        raise WrongUsage("--lacking is the same as --years 0. Give one of them.")
    firmness = "wish" if wish else "must" if must else None
    values = given(
        name=name, years="0" if lacking else years, last_used=last_used, level=level, amount=amount,
        firmness=firmness, proof=proof,
    )  # fmt: skip
    with opened() as tracker, _doubting(tracker):
        return use.add(tracker, kind, values)


@changing(profile, "edit")
def edit(
    number: Number,
    values: Annotated[
        list[str],
        Argument(
            metavar="FIELD=VALUE...",
            help="name, level, years, last_used, amount, firmness, held, proof; '' empties.",
        ),
    ],
) -> Change:
    """Put a claim right.

    Example: jobtui profile edit 3 years=7 last_used=2026
    """
    pairs = [one.partition("=") for one in values]
    if wrong := [name for name, sign, _ in pairs if not sign]:
        raise WrongUsage(f"'{wrong[0][:60]}' is not FIELD=VALUE.")
    with opened() as tracker, _doubting(tracker):
        texts = {name.strip().casefold().replace("-", "_"): text for name, _, text in pairs}
        return use.edit(tracker, number, texts)


@changing(profile, "drop")
def drop(number: Number) -> Change:
    """Take a claim out of the profile; undo puts it back.

    Example: jobtui profile drop 3
    """
    with opened() as tracker:
        return use.drop(tracker, number)


@command(profile, "import")
def take_in(
    path: Annotated[
        str, Argument(metavar="FILE", help="A profile in TOML, or a resume: text, Markdown, HTML.")
    ],
    *,
    replace: Annotated[
        bool, Option("--replace", help="Drop what the profile in the file does not name.")
    ] = False,
    accept: Annotated[
        str | None, Option("--accept", metavar="WHICH", help="Of a resume's proposals: all, or 1,3-5.")
    ] = None,
    dry_run: Annotated[bool, Option("--dry-run", help="Say what would happen; store nothing.")] = False,
    json: Json = False,
) -> None:
    """Take over a profile in TOML, or claims out of a resume.

    A resume only proposes, each claim with its line: on a terminal you answer one by one, else --accept
    names those to take. Nothing of the resume is kept but what you accept. Either is one step.

    Example: jobtui profile import resume.md --accept 1,3-5
    """
    with opened() as tracker, _doubting(tracker):
        if path.casefold().endswith(".toml"):
            if accept is not None:
                raise WrongUsage("--accept is for resumes. A profile in TOML is taken over as it is.")
            _take_profile(tracker, path, whole=replace, dry_run=dry_run, json=json)
        elif replace:
            raise WrongUsage("--replace is for profiles in TOML. A resume only adds.")
        else:
            _take_resume(tracker, path, accept, dry_run=dry_run, json=json)


def _take_profile(tracker: Tracker, path: str, *, whole: bool, dry_run: bool, json: bool) -> None:
    from jobtui.tracker import profile_file

    claims = profile_file.read(Path(path))
    if not dry_run:
        told(use.take_over(tracker, claims, whole=whole), json=json)
        return
    lines = [*use.difference(tracker, claims, whole=whole).lines()]
    if json:
        out.as_json({"schema": 1, "file": path, "changes": lines})
    else:
        out.rows([[line] for line in lines or ["nothing would change"]])


def _take_resume(tracker: Tracker, path: str, accept: str | None, *, dry_run: bool, json: bool) -> None:
    from jobtui.tracker import resume

    found = resume.proposals(tracker, Path(path))
    if accept is not None and not dry_run:
        told(resume.accept(tracker, resume.chosen(found, accept)), json=json)
    elif json:
        from jobtui.interop.profile_json import proposals_to_json

        out.as_json(proposals_to_json(path, found))
    elif not found:
        out.remark(f"'{path}' says nothing that the profile does not say already.")
    elif dry_run or not (sys.stdin and sys.stdin.isatty() and out.is_terminal()):
        out.rows([_proposal_row(n, one) for n, one in enumerate(found, 1)])
        out.remark("nothing was taken over. --accept all, or 1,3-5, takes them.")
    else:
        told(resume.accept(tracker, _answered(found)))


def _proposal_row(n: int, one: Proposal) -> Row:
    return [Cell(f"{n:>3}", "dim"), describe(one.claim), Cell(f"line {one.line}: {one.text}", "dim")]


def _answered(found: Sequence[Proposal]) -> list[Proposal]:
    """Ask of each proposal whether it is true; q ends the questions and keeps what was accepted."""
    out.remark(f"{len(found)} proposals. y takes one, n leaves it, q ends and takes those you said yes to.")
    accepted = []
    for n, one in enumerate(found, 1):
        out.line()
        out.line(f"{n}/{len(found)}  {one.claim.kind}: {describe(one.claim)}", "bold")
        out.line(f"  line {one.line}: {one.text}")
        answer = _answer()
        if answer == "q":
            break
        if answer == "y":
            accepted.append(one)
    return accepted


def _answer() -> str:
    """y, n or q; the end of the input is q."""
    while True:
        out.ask("  y/n/q")
        typed = sys.stdin.readline()
        said = typed.strip().casefold()[:1]
        if not typed or said == "q":
            return "q"
        if said in ("y", "n"):
            return said


def claim_rows(claims: Sequence[Claim]) -> list[Row]:
    """Kind once, number, the claim in words, its proof."""
    rows: list[Row] = []
    before: Any = None
    for one in claims:
        kind = "" if one.kind == before else one.kind.capitalize()
        before = one.kind
        evidence = " · ".join(filter(None, (one.proof, one.source)))
        rows.append([Cell(kind, "bold"), Cell(f"{one.id:>3}", "dim"), describe(one), Cell(evidence, "dim")])
    return rows


@contextmanager
def _doubting(tracker: Tracker) -> Iterator[None]:
    """Warn of what cannot be true at once since a change."""
    before = use.doubts(tracker)
    yield
    _warn([one for one in use.doubts(tracker) if one not in before])


def _warn(doubts: Sequence[str]) -> None:
    for one in doubts:
        out.warn(one)

"""What an import tells: one line a file, a sum, and the exit code."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from jobtui.cli import out, words
from jobtui.cli.failure import INTERRUPTED, worst
from jobtui.domain.display import safe_line
from jobtui.tracker.outcome import Outcome, Result
from jobtui.tracker.tracker import Tracker


@dataclass(slots=True)
class Report:
    """The results of one import, told as they come."""

    tracker: Tracker
    json: bool = False
    dry_run: bool = False
    results: list[Result] = field(default_factory=list)
    """Kept for JSON only, which tells all at once."""
    warnings: list[str] = field(default_factory=list)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    codes: set[int] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    """What went wrong, in words: a full disk is told once, not with every file."""

    def warn(self, text: str) -> None:
        """Tell what was left out, and why."""
        self.warnings.append(text)
        if not self.json:
            out.warn(text)

    def count(self, result: Result) -> None:
        """One result that is told with others."""
        self.outcomes[result.outcome] += 1
        if result.problem is not None:
            self.codes.add(result.problem.code)
        if self.json:
            self.results.append(result)

    def add_all(self, results: Sequence[Result]) -> None:
        """Several results; the postings that they stored are looked up at once."""
        stored = [one.posting for one in results if one.outcome is Outcome.IMPORTED and one.posting]
        rows = self.tracker.rows(stored) if stored and not self.json else []
        subjects = {row.id: words.subject(row) for row in rows}
        for one in results:
            self.add(one, subjects.get(one.posting or 0))

    def add(self, result: Result, subject: str | None = None) -> None:
        """One result; `subject` names its posting, None where that is to be looked up."""
        self.count(result)
        if result.problem is not None:
            if result.problem.message not in self.said:
                out.problem(result.problem)
            self.said.add(result.problem.message)
        elif not self.json:
            out.line(self._sentence(result, subject))
        if not self.json:
            for warning in result.warnings:
                out.warn(naming(result.file, warning))
        out.flush()

    def end(self, *, interrupted: bool) -> int:
        """Tell the sum and return the exit code."""
        if self.json:
            out.as_json(self._plain())
        elif self.outcomes or self.warnings:
            out.line(self._sum())
        if interrupted:
            kept = self._count(Outcome.IMPORTED) + self._count(Outcome.NEW_VERSION)
            way_back = " jobtui undo takes them back." if kept and not self.dry_run else ""
            out.remark(
                f"interrupted; {kept:,} {'posting was' if kept == 1 else 'postings were'} kept.{way_back}"
            )
        return worst([*self.codes, INTERRUPTED] if interrupted else [*self.codes])

    def _sentence(self, result: Result, subject: str | None) -> str:
        name = PurePath(result.file).name
        if result.outcome is not Outcome.IMPORTED:
            return result.message.replace(f"'{result.file}'", f"'{name}'", 1)
        at = result.place or (f"item {result.item}" if result.item > 1 else "")
        place = f"'{name}' {at}".rstrip()
        remark = f" {result.message}" if result.message else ""
        if result.posting is None:
            return f"{place} would be stored: {subject}.{remark}"
        subject = subject or words.subject(self.tracker.row(result.posting))
        return f"{place} is now posting {result.posting}: {subject}.{remark}"

    def _count(self, outcome: Outcome) -> int:
        return self.outcomes[outcome]

    def _sum(self) -> str:
        """`imported 3, already stored 1, failed 2.`, without what did not happen."""
        parts = [f"{'would import' if self.dry_run else 'imported'} {self._count(Outcome.IMPORTED):,}"]
        for outcome in (Outcome.NEW_VERSION, Outcome.ALREADY_STORED, Outcome.FAILED):
            if count := self._count(outcome):
                parts.append(f"{outcome} {count:,}")
        return ", ".join(parts) + "."

    def _plain(self) -> dict[str, Any]:
        return {
            "schema": 1,
            "files": [
                {
                    "file": result.file,
                    "item": result.item,
                    "outcome": result.outcome,
                    "posting": result.posting,
                    "message": result.message,
                    "warnings": list(result.warnings),
                    "applied_before": list(result.applied_before),
                    "possible_duplicates": list(result.duplicates),
                }
                for result in self.results
            ],
            "imported": self._count(Outcome.IMPORTED),
            "new_version": self._count(Outcome.NEW_VERSION),
            "already_stored": self._count(Outcome.ALREADY_STORED),
            "failed": self._count(Outcome.FAILED),
            "dry_run": self.dry_run,
            "warnings": self.warnings,
        }


def naming(file: str, warning: str) -> str:
    """The warning with the name of the file in front, unless it has it already, perhaps shortened."""
    named = safe_line(file)[-20:] in safe_line(warning)
    return warning if named else f"'{file}': {warning}"

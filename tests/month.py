"""A month of looking for work, as one table: each deed with its day, its command and its keys.

Keys stand as Textual names them; 'words' are typed. `pane:key` goes by Tab to the pane and by j to the line
of that key, `pane:` to the pane or field alone, `:key` to the line in the list that has the focus; ?'words'
waits until they are seen; `j*3` is j three times. In braces: {folder} holds the files, {event} is the number
of the newest event that is no correction, {previous} of the one before; {step} that of the newest step.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jobtui import samples


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done on a day, counted from the first: as a command, and by keys from the list of postings."""

    day: int
    command: str
    keys: str
    writes: bool = True

    def told(self, words: Mapping[str, object]) -> "Deed":
        """The same with the words in braces filled in."""
        return Deed(self.day, self.command.format_map(words), self.keys.format_map(words), self.writes)

    def tokens(self) -> Iterator[str]:
        """The keys one by one."""
        return iter(re.findall(r"\?'[^']*'|'[^']*'|\S+", self.keys))


AGAIN = "again/08-brindlefork.txt"
"""The sixth posting as it stands a fortnight later."""

ANOTHER = "another/08-brindlefork.txt"
"""The same once more, but the person knows that it is another opening."""

TWO = ("two/06-auenfelder-bahntechnik.txt", "two/09-karrowgate.md")
"""A folder of postings about which nothing is doubtful."""

RESUME = "cv v4.pdf"


def lay_out(folder: Path) -> None:
    """Write the files that the month needs."""
    texts = dict(samples.postings())
    pay, before = "€68,000 - €84,000", texts["08-brindlefork.txt"].decode()
    assert pay in before
    texts |= {name: texts[Path(name).name] for name in TWO}
    texts[AGAIN] = before.replace(pay, "€72,000 - €88,000").encode()
    texts[ANOTHER] = before.replace(pay, "€75,000 - €90,000").encode()
    texts[RESUME] = b"%PDF-1.7 as sent"
    texts["cv.md"] = b"# Skills\nGo (4 years), SQL\n\n# Languages\nEnglish (C1)\n"
    for name, data in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _import(day: int, name: str, option: str = "", first: str = "") -> Deed:
    command = f'import "{{folder}}/{name}" {option}'
    return Deed(day, command, f"i '{{folder}}/{name}' enter ?'reading 1 of 1' {first} a ?'─ Postings'")


def _document(day: int, posting: int, options: str, keys: str) -> Deed:
    place = f"{{folder}}/{RESUME}"
    command = f'document add {posting} "{place}" {options}'
    return Deed(day, command, f"list:{posting} R a '{place}' {keys} ctrl+o escape")


MONTH = (
    # The first files
    _import(0, "01-norrfell-energy.txt"),
    _import(0, "02-calder-quay-bank.txt"),
    _import(0, "03-osmunda-health.txt"),
    _import(0, "05-thrumline-games.md"),
    _import(1, "07-coppicewell.txt"),
    _import(1, "08-brindlefork.txt"),
    # What was read is put right
    Deed(1, "edit 1 --confirm title", "list:1 detail:title x"),
    Deed(1, 'edit 1 company="Norrfell Energy"', "list:1 detail:company e ctrl+u 'Norrfell Energy' ctrl+o"),
    Deed(1, "undo", "u"),
    Deed(1, "redo", "U"),
    Deed(
        1,
        'edit 4 closes=+14d workplace=remote salaries="£50,000-60,000 /year"',
        "list:4 e workplace: ctrl+u 'remote' salaries: ctrl+u '£50,000-60,000 /year'"
        " closes: ctrl+u '+14d' ctrl+o",
    ),
    Deed(1, "edit 1 skills=", "list:1 detail:skills e ctrl+u ctrl+o"),
    Deed(2, "edit 5 @15-20=preferred", "list:5 v g j*17 b p escape"),
    Deed(2, "edit 5 company=@4", "list:5 v g j*3 t c escape"),
    # The checklist
    Deed(2, "check 2 1 met", "list:2 checklist:1 x"),
    Deed(2, 'check 2 1 met --note "nine years"', "list:2 checklist:1 n 'nine years' ctrl+o"),
    Deed(2, "check 2 2 partial", "list:2 checklist:2 p"),
    Deed(2, "check 2 3 unmet", "list:2 checklist:3 minus"),
    Deed(2, "check 2 4 met", "list:2 checklist:4 space"),
    Deed(2, "undo", "u"),
    Deed(2, "requirement kind 2 6 preferred", "list:2 checklist:6 r"),
    Deed(
        2,
        'requirement add 2 "On call one week in six" --kind preferred',
        "list:2 checklist: a 'On call one week in six' tab space ctrl+o",
    ),
    Deed(
        3,
        'requirement edit 2 6 "Habit of writing short design documents and defending them in review. Ask."',
        "list:2 checklist:6 e ' Ask.' ctrl+o",
    ),
    Deed(3, "requirement move 2 3 2", "list:2 checklist:3 K"),
    Deed(3, "requirement move 2 1 2", "list:2 checklist:1 J"),
    Deed(3, "requirement drop 2 5", "list:2 checklist:5 d"),
    # What to do next
    Deed(3, 'note 1 "Ask who pays"', "list:1 n 'Ask who pays' ctrl+o"),
    Deed(3, 'todo 1 "Send the letter" --due +1d', "list:1 f 'Send the letter' tab '+1d' enter"),
    Deed(3, 'todo 3 "Ring Osmunda"', "list:3 f 'Ring Osmunda' ctrl+o"),
    Deed(3, 'todo 3 ""', "list:3 f ctrl+u ctrl+o"),
    Deed(5, "check 2 6 unmet", "list:2 checklist:6 minus"),
    Deed(5, "check 2 4 partial", "list:2 checklist:4 p"),
    Deed(5, "history drop {previous} {event}", "list:2 timeline: g d"),
    Deed(5, "todo 1 --due +2d", "4 f ctrl+u '+2d' enter 1"),
    Deed(6, "snooze 1 +1d", "list:1 w '+1d' enter"),
    Deed(6, "snooze 1 off", "list:1 w ctrl+u enter"),
    Deed(7, "done 1", "list:1 x"),
    Deed(7, "snooze 4,5 fri", "list:4 space list:5 space w 'fri' enter space list:4 space"),
    # Where it stands, and where it stood
    Deed(7, "status 1 applied", "list:1 s a"),
    Deed(7, "history date {event} 2026-11-05", "list:1 timeline:{event} e ctrl+u '2026-11-05' ctrl+o"),
    Deed(7, "status 2 applied", "list:2 greater_than_sign"),
    Deed(8, "status 2 screening", "list:2 greater_than_sign"),
    Deed(8, "status 2 applied", "list:2 less_than_sign"),
    Deed(8, "status 3 offer", "list:3 s o"),
    Deed(
        8,
        "history status {event} screening",
        "list:3 timeline:{event} e status: ctrl+u 'screening' ctrl+o",
    ),
    Deed(8, 'note 3 "A wrong one"', "list:3 n 'A wrong one' ctrl+o"),
    Deed(8, 'history text {event} "A wrong one, no"', "list:3 timeline:{event} e text: end ', no' ctrl+o"),
    Deed(8, "history drop {event}", "list:3 timeline:{event} d"),
    # Tags, on several at once
    Deed(
        9,
        'tag add "remote,dream job" 1 3',
        "list:1 space list:3 space t 'remote, dream job' enter space list:1 space",
    ),
    Deed(9, "tag drop remote 3", "list:3 t ctrl+u 'dream job' enter"),
    # Rounds, people, documents
    Deed(
        10,
        'interview add 2 "fri 14:30" --zone berlin --round panel --with "Ada Byron" --place Zoom --note Pen',
        "list:2 r 'fri 14:30' zone: 'berlin' round: 'panel' people: 'Ada Byron' place: 'Zoom'"
        " note: 'Pen' ctrl+o",
    ),
    Deed(10, 'interview add 2 "mon 9"', "list:2 r 'mon 9' ctrl+o"),
    Deed(
        11,
        'interview edit 1 --place "Room 4" --when "fri 15:00"',
        "list:2 detail:interviews.1 enter when: ctrl+u 'fri 15:00' place: ctrl+u 'Room 4' ctrl+o",
    ),
    Deed(12, "interview outcome 1 passed", "list:2 detail:interviews.1 x"),
    Deed(
        12,
        'interview outcome 2 cancelled --note "They rang"',
        "list:2 detail:interviews.2 enter outcome: ctrl+u 'cancelled' note: 'They rang' ctrl+o",
    ),
    Deed(12, "interview drop 2", "list:2 detail:interviews.2 d"),
    Deed(
        12,
        'contact add "Ada Byron" --posting 2 --role recruiter --email ada@bank.example',
        "list:2 p a 'Ada Byron' role: 'recruiter' email: 'ada@bank.example' ctrl+o escape",
    ),
    Deed(12, 'contact edit 1 --phone "+44 20 1"', "list:2 p :contacts.1 e phone: '+44 20 1' ctrl+o escape"),
    Deed(12, 'contact add "Bo" --posting 2', "list:2 p a 'Bo' ctrl+o escape"),
    Deed(12, "contact drop 2", "list:2 p :contacts.2 d escape"),
    _document(13, 2, "--keep --sent 2026-11-12", "enter keep: space sent: ctrl+u '2026-11-12'"),
    _document(13, 1, "", ""),
    Deed(13, "document drop 2", "list:1 R :documents.2 d escape"),
    # Put away and brought back
    Deed(14, "archive 3", "list:3 d"),
    Deed(14, "archive 3 --back", "b r list:3 d b a"),
    Deed(14, "archive 3", "list:3 d"),
    Deed(14, "delete 4", "list:4 D"),
    Deed(14, "undelete 4", "b b list:4 D b a"),
    Deed(14, "compare 2 1", "list:2 c ?'Norrfell' 1", writes=False),
    # Stages of one's own
    Deed(
        15,
        "stage add take-home --after screening --letter t --quiet 7",
        "s plus :3 a 'take-home' letter: 't' quiet: '7' ctrl+o escape",
    ),
    Deed(15, "status 2 take-home", "list:2 s t"),
    Deed(15, 'stage rename take-home "home task"', "s plus :11 enter ctrl+u 'home task' ctrl+o escape"),
    Deed(15, "stage edit applied --quiet 21", "s plus :2 enter quiet: ctrl+u '21' ctrl+o escape"),
    Deed(15, "stage edit screening --quiet 0", "s plus :3 enter quiet: ctrl+u ctrl+o escape"),
    Deed(15, 'stage move "home task" --after interview', "s plus :11 J escape"),
    Deed(15, 'stage move "home task" --before interview', "s plus :11 K escape"),
    Deed(16, 'stage drop "home task" --into interview', "s plus :11 d i escape"),
    Deed(16, "stage add call --after applied", "s plus :2 a 'call' ctrl+o escape"),
    Deed(16, "stage drop call", "s plus :12 d escape"),
    # Filters
    Deed(17, "filter save near status:applied", "slash 'status:applied' enter F s 'near' enter slash escape"),
    Deed(17, "filter rename near close", "F r 1 ctrl+u 'close' enter"),
    Deed(17, "filter save far status:saved", "slash 'status:saved' enter F s 'far' enter slash escape"),
    Deed(17, "filter drop close", "F d 1"),
    # What I bring
    Deed(17, "profile add skill Python --years 6", "P a s 'Python' years: '6' ctrl+o escape"),
    Deed(17, "profile edit 1 years=7 proof=ledger", "P :1 e years: ctrl+u '7' proof: 'ledger' ctrl+o escape"),
    Deed(
        17, 'profile import "{folder}/cv.md" --accept 1-2', "P i '{folder}/cv.md' enter space a enter escape"
    ),
    Deed(17, "profile drop 2", "P :2 d escape"),
    # What is offered, and what counts
    Deed(
        17,
        'offer 2 --base "95k EUR" --bonus 10k --deadline +9d',
        "list:2 O a '95k EUR' bonus: '10k' deadline: '+9d' ctrl+o escape",
    ),
    Deed(17, "offer edit 1 --base 98k", "list:2 O :offers.1 enter ctrl+u '98k' ctrl+o escape"),
    Deed(17, 'point 2 - "two hours away"', "list:2 plus a 'two hours away' tab space ctrl+o escape"),
    Deed(17, "point edit 1 --side pro", "list:2 plus :points.1 enter tab space ctrl+o escape"),
    Deed(17, "criterion add Pay --weight 6", "3 D a 'Pay' weight: ctrl+u '6' ctrl+o escape escape"),
    Deed(17, "criterion edit 1 --weight 7", "3 D plus escape escape"),
    Deed(17, "score 2 pay 4", "3 D 4 escape escape"),
    Deed(17, "score 2 pay 4 --reason 'as asked'", "3 D n 'as asked' ctrl+o escape escape"),
    Deed(17, "score drop 2 pay", "3 D x escape escape"),
    # Once more, and twice
    _import(18, AGAIN, first="?'ersion 2'"),
    _import(18, ANOTHER, "--as-new", "?'ersion 3' equals_sign"),
    Deed(18, "duplicates different 6 7", "list:7 equals_sign d"),
    Deed(18, "duplicates same 1 4", "list:1 space list:4 space equals_sign s space list:1 space"),
    Deed(20, 'add --title "Data Engineer" --company Acme', "a 'Data Engineer' company: 'Acme' ctrl+o"),
    Deed(21, "status 1,2 rejected", "list:1 space list:2 space s r space list:1 space"),
    Deed(
        21,
        "status 4,5,7 applied",
        "list:4 space list:5 space list:7 space s a y space list:5 space list:4 space",
    ),
    Deed(21, "archive 5 7", "list:5 space list:7 space d"),
    Deed(22, 'import "{folder}/two"', "i '{folder}/two' enter ?'reading 1 of 2' A ?'─ Postings'"),
    # Back to a step, and on again
    Deed(23, "undo --to 40", "L :40 enter y"),
    Deed(23, "redo --to {step}", "L :{step} enter y"),
    Deed(28, 'note 1 "The month is over"', "list:1 n 'The month is over' ctrl+o"),
)

PARTS = (range(7), range(7, 14), range(14, 29))
"""The days of the month, in parts that take about the same time."""

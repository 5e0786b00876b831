"""completion: what a shell needs to complete the command line of jobtui."""

import shlex
from typing import Annotated

from typer import Argument, Option
from typer.main import get_group

from jobtui.cli import out
from jobtui.cli.candidates import Candidate, candidates
from jobtui.cli.command import command, new_group
from jobtui.domain.problem import WrongUsage

app = new_group()

_FILES = "<files>"
"""Stands for paths: the shell knows better."""

_BASH = rf"""
_jobtui() {{
    local line listed=()
    [[ $COMP_TYPE == 63 ]] && listed=(--listed)
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == "{_FILES}" ]]; then
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "${{COMP_WORDS[COMP_CWORD]}}")
            return
        fi
        [[ $line == *[:=] ]] && compopt -o nospace 2>/dev/null
        COMPREPLY+=("$line")
    done < <(jobtui completion bash --line "${{COMP_LINE:0:COMP_POINT}}" --breaks "$COMP_WORDBREAKS" \
        "${{listed[@]}}" 2>/dev/null)
}}
complete -o nosort -F _jobtui jobtui 2>/dev/null || complete -F _jobtui jobtui
"""

_ZSH = rf"""
#compdef jobtui
_jobtui() {{
    local -a whole half
    local word says
    while IFS= read -r word && IFS= read -r says; do
        if [[ $word == "{_FILES}" ]]; then
            _files
            return
        elif [[ $word == *[:=] ]]; then
            half+=("$word")
        else
            whole+=("${{word//:/\\:}}${{says:+:$says}}")
        fi
    done < <(jobtui completion zsh -- "${{(@Q)words[2,CURRENT]}}" 2>/dev/null)
    (( $#whole )) && _describe -V jobtui whole
    (( $#half )) && compadd -V jobtui -S '' -a half
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _jobtui "$@"; else compdef _jobtui jobtui; fi
"""

_FISH = rf"""
function __jobtui_complete
    set -l typed (commandline -opc) (commandline -ct)
    jobtui completion fish -- $typed[2..-1] 2>/dev/null | while read -l word; and read -l says
        if test "$word" = "{_FILES}"
            __fish_complete_path (commandline -ct)
        else
            printf '%s\t%s\n' $word $says
        end
    end
end
complete -c jobtui -f -a '(__jobtui_complete)'
"""

_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}

_LONGEST = 60


@command(app, "completion")
def completion(
    shell: Annotated[str, Argument(metavar="SHELL", help="bash, zsh or fish.", show_default=False)] = "",
    words: Annotated[
        list[str] | None,
        Argument(metavar="[WORD]...", help="Words of a line: told is what the last can become."),
    ] = None,
    line: Annotated[str | None, Option("--line", metavar="TEXT", hidden=True)] = None,
    breaks: Annotated[str, Option("--breaks", metavar="TEXT", hidden=True)] = "",
    listed: Annotated[bool, Option("--listed", hidden=True)] = False,
) -> None:
    """Print what lets a shell complete commands, options, numbers of postings, statuses and more.

    jobtui completion bash > ~/.local/share/bash-completion/completions/jobtui

    jobtui completion zsh > ~/.zfunc/_jobtui (a folder of fpath)

    jobtui completion fish > ~/.config/fish/completions/jobtui.fish

    Example: jobtui completion bash
    """
    if not shell:
        raise WrongUsage(f"which shell? One of: {', '.join(_SCRIPTS)}.")
    if shell not in _SCRIPTS:
        raise WrongUsage(f"unknown shell '{shell[:60]}'. One of: {', '.join(_SCRIPTS)}.")
    if not words and line is None:
        out.block(_SCRIPTS[shell].strip())
        return
    from jobtui.cli.app import app as root

    *typed, begun = words or [""] if line is None else _words(line)
    found = candidates(get_group(root), typed, begun)
    if shell == "bash":
        _tell_bash(found, begun, breaks, listed=listed)
        return
    for one in [Candidate(_FILES)] if found is None else found:
        out.line(one.word)
        out.line(one.says)


def _words(line: str) -> list[str]:
    """The words up to the cursor, without the name of the program; the last one is "" after a space."""
    for closing in ("", '"', "'"):
        try:
            found = shlex.split(line + closing)
            break
        except ValueError:
            continue
    else:
        found = line.split()
    if not closing and line[-1:].isspace():
        found.append("")
    return found[1:] or [""]


def _tell_bash(found: list[Candidate] | None, begun: str, breaks: str, *, listed: bool) -> None:
    """A line a candidate; without what stands before a character at which bash takes a word for ended."""
    if found is None:
        out.line(_FILES)
        return
    before = max((begun.rfind(char) for char in breaks if not char.isspace()), default=-1) + 1
    for one in found:
        word = shlex.quote(one.word[before:]) if " " in one.word else one.word[before:]
        out.line(f"{word}  ({_short(one.says)})" if listed and one.says else word)


def _short(text: str) -> str:
    """As much of what a candidate is as a list has room for."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"

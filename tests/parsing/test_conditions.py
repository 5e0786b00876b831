# ruff: noqa: E501  (the invented sentences are data)
"""What an item asks: its tree, its languages and its topics."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from jobtui.domain.codec import alternatives_to_plain
from jobtui.domain.conditions import conditions, leaves
from jobtui.domain.requirement import Requirement
from tests.parsing.helpers import read_one
from tests.parsing.invariants import fold

CASES = tomllib.loads(Path(__file__).with_name("conditions_tune.toml").read_text("utf-8"))["case"]

FRESH = json.loads(Path(__file__).with_name("conditions_fresh.json").read_text("utf-8"))
"""Twenty sentences with their trees, written by somebody who knew none of the rules; nothing was tuned on them."""


def item(text: str) -> Requirement:
    """What is read of one sentence beside another."""
    _, found = read_one(f"Engineer\n\nRequirements:\n- Sound lamps\n- {text}\n").requirements
    return found


def plain(asked: Requirement) -> Any:
    """The tree of all conditions, None where there is none."""
    tree = conditions(asked)
    return None if tree is None else alternatives_to_plain(tree)


def fits(found: Any, wanted: Any) -> bool:
    """Whether a tree has the wanted shape and its leaves the wanted keys; a level only where one is wanted."""
    if found is None or wanted is None:
        return found is wanted
    op = next((op for op in ("any", "all") if op in wanted), None)
    if op is None:
        told = all(found.get(key) == value for key, value in wanted.items())
        return told and ("level" in found) == ("level" in wanted)
    same = op in found and len(found[op]) == len(wanted[op]) and found.get("open") == wanted.get("open")
    return same and all(map(fits, found[op], wanted[op]))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_the_tree_is_the_one_that_a_careful_person_draws(case: dict[str, Any]) -> None:
    found = plain(item(case["text"]))
    assert fits(found, case.get("tree")), found


def ordered(node: Any) -> Any:
    """A tree whose parts stand in one order, with nothing but what a person would draw."""
    if node is None:
        return None
    for op in {"any", "all"} & node.keys():
        parts = sorted(map(ordered, node[op]), key=lambda part: json.dumps(part, sort_keys=True))
        return {op: parts} | ({"open": True} if node.get("open") else {})
    drawn = ("degree", "years", "max", "equivalent", "skill", "language", "level")
    return {key: node[key] for key in drawn if node.get(key) not in (None, "")}


def test_fresh_sentences_are_read_as_well() -> None:
    exact = [case["text"] for case in FRESH if ordered(plain(item(case["text"]))) == ordered(case["tree"])]
    assert len(FRESH) == 20
    assert len(exact) >= 18


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_each_leaf_of_a_choice_leads_to_the_words_that_state_it(case: dict[str, Any]) -> None:
    source = f"Requirements:\n- Sound lamps\n- {case['text']}\n"
    tree = read_one(source).requirements[1].alternatives
    for leaf in leaves(tree) if tree else ():
        said = [fold(source[a:b]) for a, b in leaf.spans]
        assert said and all(word in fold(case["text"]) for word in said)
        assert not leaf.field or said[-1] == leaf.field


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Fluent in German and English", [("German", "fluent"), ("English", "fluent")]),
        ("English (C1) and German", [("English", "C1"), ("German", "")]),
        ("German: native, English: B2/C1", [("German", "native"), ("English", "B2")]),
        ("Fluent (C1) Dutch", [("Dutch", "C1")]),
        ("Sehr gute Deutschkenntnisse (mindestens B2)", [("German", "B2")]),
        ("Français langue maternelle, anglais courant", [("French", "native"), ("English", "fluent")]),
        ("Inglés avanzado y francés básico", [("English", "fluent"), ("French", "basic")]),
        ("Vloeiend Nederlands en Engels", [("Dutch", "fluent"), ("English", "fluent")]),
        ("Inglês fluente", [("English", "fluent")]),
        ("Ottima conoscenza della lingua inglese", [("English", "")]),
        ("Business fluent German; conversational Danish", [("German", "business"), ("Danish", "conversational")]),
        ("Excellent English communication skills", [("English", "")]),
        ("English, German", [("English", ""), ("German", "")]),
        ("Degree in English", []),
        ("Experience as an English teacher", []),
        ("Knowledge of the German market", []),
        ("Knowledge of the Java language", []),
        ("Polish the lamps and keep in communication with the harbour", []),
        ("Work with French customers", []),
        ("Experience with Swift and Go", []),
    ],
)  # fmt: skip
def test_languages_are_those_that_one_is_to_speak(text: str, asked: list[tuple[str, str]]) -> None:
    assert [(one.name, one.level) for one in item(text).languages] == asked


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Bachelor's degree and 3+ years with Python", "degree experience skill"),
        ("Proven experience as a lampwright", "experience"),
        ("Experience with Python", "skill"),
        ("Mentor junior engineers", "leadership"),
        ("3+ years of people management", "experience leadership"),
        ("Führungserfahrung", "leadership"),
        ("Lead generation for harbours", ""),
        ("Stakeholder management skills", "skill"),
        ("Background in fintech", "experience domain"),
        ("Healthcare experience is a plus", "experience domain"),
        ("Fluent French", "language"),
        ("Must pass a background check", "clearance"),
        ("Active security clearance", "clearance"),
        ("Clearance of wicks from the lamp room", ""),
        ("Must be authorized to work in the US without sponsorship", "authorisation"),
        ("Gültige Arbeitserlaubnis", "authorisation"),
        ("Must be located in Leeds", "place"),
        ("On-site three days a week", "place"),
        ("Willing to relocate", "place"),
        ("Up to 30% travel", "travel"),
        ("Reisebereitschaft", "travel"),
        ("Knowledge of the travel industry", "domain"),
        ("Valid driving licence", "skill licence"),
        ("Licensed electrician", "licence"),
        ("Experience with software licences", "experience"),
        ("A steady hand", ""),
    ],
)
def test_topics_say_what_sort_of_thing_is_asked(text: str, topics: str) -> None:
    assert " ".join(item(text).topics) == topics


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Experience with BI tools (e.g. Tableau, Looker)", ["Tableau", "Looker"]),
        ("Master's degree in statistics or data science", []),
        ("Python is not required", []),
        ("Strong SQL, ideally PostgreSQL", ["SQL"]),
        ("An ETL tool, ideally Talend", ["Talend"]),
        ("Coding in languages such as C, C++, Go or Postgres", ["C", "C++", "Go", "PostgreSQL"]),
    ],
)
def test_skills_are_those_that_are_asked(text: str, skills: list[str]) -> None:
    assert list(item(text).skills) == skills


def test_brackets_nest_and_need_not_close() -> None:
    two = {"any": [{"all": [{"skill": "AWS"}, {"skill": "EC2"}]}, {"skill": "Azure"}]}
    assert fits(plain(item("Python and (AWS (EC2) or Azure)")), {"all": [{"skill": "Python"}, two]})
    assert item("Python (" + "(" * 40 + "Java" + ")" * 30).skills == ("Python", "Java")


def test_no_depth_of_brackets_is_too_much() -> None:
    assert item("(C#" * 480 + ")" * 480).skills == ("C#",)


def test_an_open_branch_within_another_stays_apart() -> None:
    wanted = {"any": [{"any": [{"skill": "AWS"}, {"skill": "Azure"}], "open": True}, {"skill": "Linux"}]}
    assert fits(plain(item("Cloud platforms (e.g. AWS, Azure) or Linux servers")), wanted)

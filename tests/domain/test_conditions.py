"""The tree of all that a requirement asks, and its words."""

from jobtui.domain.conditions import conditions
from jobtui.domain.demand import condition_text
from jobtui.domain.requirement import Branch, Degree, Language, Leaf, Years
from tests.factories import EQUIVALENT, asks, both, degree, either, years

GO, RUST = Leaf(skill="Go"), Leaf(skill="Rust")


def test_nothing_asked_is_no_condition() -> None:
    assert conditions(asks("A steady hand")) is None
    assert conditions(asks("No degree needed", degree=Degree.NONE)) is None


def test_a_single_condition_is_a_leaf() -> None:
    assert conditions(asks(skills=("Go",))) == GO
    assert conditions(asks(years=(Years(3),))) == years(3)


def test_without_a_choice_each_of_all_is_asked() -> None:
    asked = asks(
        degree=Degree.MASTER, years=(Years(3),), languages=(Language("German", "B2"),), skills=("Go", "Rust")
    )
    german = Leaf(language="German", level="B2")
    assert conditions(asked) == both(degree(Degree.MASTER), years(3), german, GO, RUST)


def test_something_equivalent_stands_for_the_degree_alone() -> None:
    asked = asks(degree=Degree.BACHELOR, equivalent=True, skills=("Go",))
    assert conditions(asked) == both(either(degree(Degree.BACHELOR), EQUIVALENT), GO)


def test_what_stands_beside_the_alternatives_is_asked_as_well() -> None:
    tree = either(GO, RUST)
    assert conditions(asks(alternatives=tree, skills=("Go", "Rust"))) == tree
    assert conditions(asks(alternatives=tree, skills=("Go", "Rust", "SQL"))) == both(tree, Leaf(skill="SQL"))
    told = both(tree, years(3))
    assert conditions(asks(alternatives=told, skills=("SQL",))) == both(tree, years(3), Leaf(skill="SQL"))


def test_skills_of_years_in_alternatives_are_examples() -> None:
    tree = either(both(degree(Degree.BACHELOR), years(10)), EQUIVALENT)
    examples = Branch("any", (GO, RUST), open=True)
    assert conditions(asks(alternatives=tree, skills=("Go", "Rust"))) == both(tree, examples)


def test_a_tree_in_words() -> None:
    physics = Leaf(degree=Degree.BACHELOR, field="physics")
    examples = Branch("any", (GO, RUST), open=True)
    tree = either(both(physics, years(5), examples), EQUIVALENT)
    words = "(bachelor in physics and 5+ years and one of Go, Rust or the like) or equivalent"
    assert condition_text(tree) == words
    assert (
        condition_text(both(GO, either(RUST, Leaf(language="German", level="B2"))))
        == "Go and (Rust or German B2)"
    )
    assert condition_text(Branch("any", (GO,), open=True)) == "Go or the like"

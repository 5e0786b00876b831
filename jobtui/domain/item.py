"""What is kept beside postings, each sort in a table of its own."""

from jobtui.domain.contact import Contact
from jobtui.domain.decision import Criterion, Point, Score
from jobtui.domain.document import Document
from jobtui.domain.duplicate import Pair
from jobtui.domain.filter import SavedFilter
from jobtui.domain.interview import Interview
from jobtui.domain.offer import Offer, Rate
from jobtui.domain.profile import Claim
from jobtui.domain.stage import Stage

Item = (
    Interview
    | Contact
    | Document
    | Pair
    | SavedFilter
    | Stage
    | Claim
    | Criterion
    | Score
    | Point
    | Offer
    | Rate
)
"""One of them."""

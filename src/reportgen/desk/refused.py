"""A decision that cannot be written, with the places that it may mean."""

from collections.abc import Sequence

from ..edition.decide import QuotedPlace
from ..errors import UsageError


class RefusedError(UsageError):
    """A decision cannot be written; `places` are where its words, or nearly these, stand."""

    def __init__(self, why: str, places: Sequence[QuotedPlace] = ()) -> None:
        super().__init__(why)
        self.places = tuple(places)

"""The published form of JSON says what the standard library would, in fewer lines."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model import json_text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_the_text_means_the_value(value: object) -> None:
    assert json.loads(json_text.dump(value)) == value


@given(VALUES)
def test_but_for_lists_of_numbers_it_is_the_librarys(value: object) -> None:
    ours = json_text.dump(value)
    theirs = json.dumps(value, ensure_ascii=False, indent=2)
    assert "".join(ours.split()) == "".join(theirs.split())


@dataclass(frozen=True)
class Place:
    page: int
    bbox: tuple[float, float, float, float] = (0.0, 1.5, 2.0, 3.0)


def test_data_classes_become_objects_and_boxes_stay_on_one_line() -> None:
    assert json_text.dump({"places": (Place(3),), "none": ()}).split("\n") == [
        "{",
        '  "places": [',
        "    {",
        '      "page": 3,',
        '      "bbox": [0.0, 1.5, 2.0, 3.0]',
        "    }",
        "  ],",
        '  "none": []',
        "}",
    ]


def test_what_json_cannot_say_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no form"):
        json_text.dump({"a": {1, 2}})

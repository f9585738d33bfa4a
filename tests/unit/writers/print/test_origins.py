"""Which HTML element a structure element was made from: parts of one element are told from two."""

from types import SimpleNamespace

from reportgen.writers.print.origins import Origins, traced


def test_two_elements_of_one_origin_and_role_go_on() -> None:
    origins, paragraph = Origins(), object()
    first, second, other, alone = {"S": "/P"}, {"S": "/P"}, {"S": "/H1"}, {"S": "/P"}
    for made in (first, second, other):
        assert origins.note(made, SimpleNamespace(element=paragraph))
    assert origins.note(alone, SimpleNamespace(element=object()))
    assert origins.is_continued(first, second)
    assert not origins.is_continued(first, other)
    assert not origins.is_continued(first, alone)
    assert not origins.is_continued({"S": "/P"}, second)


def test_what_is_handed_on_keeps_its_first_origin() -> None:
    origins, inner, outer = Origins(), object(), object()
    made = {"S": "/P"}
    assert origins.note(made, SimpleNamespace(element=inner))
    assert not origins.note(made, SimpleNamespace(element=outer))
    assert origins.element_of(made) is inner


def test_the_renderers_own_function_is_put_back_whatever_happens() -> None:
    from weasyprint.pdf import tags  # type: ignore[import-untyped]

    before = tags._build_box_tree
    try:
        with traced():
            assert tags._build_box_tree is not before
            raise KeyError
    except KeyError:
        pass
    assert tags._build_box_tree is before

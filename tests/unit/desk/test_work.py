"""Work that takes seconds says how far it is, and why it failed."""

from reportgen.desk.work import Work
from reportgen.errors import UsageError


def _fails(error: Exception) -> Work:
    def do(work: Work) -> None:
        work.progress("reading", 1, 5)
        raise error

    work = Work("busy.reading")
    work.run(do)
    return work


def test_an_error_is_kept_in_its_words() -> None:
    work = _fails(UsageError("there is no report"))
    assert work.finished
    assert work.error == "there is no report"
    assert (work.step, work.done, work.of) == ("reading", 1, 5)


def test_a_bug_looks_like_one() -> None:
    work = _fails(ZeroDivisionError())
    assert work.finished
    assert work.error.startswith("internal error: ZeroDivisionError")

"""Errors that end a command, one class for each documented exit code."""


class ReportgenError(Exception):
    """A problem that the user can act on; `str(error)` is one clear line, or one for each problem.

    Attributes:
        exit_code: the process exit status documented in the README.
        lines: one for each problem; a name in them may hold a line break of its own.
    """

    exit_code = 1

    def __init__(self, *lines: str) -> None:
        """Say what is wrong, one line a problem."""
        super().__init__("\n".join(lines))
        self.lines = lines


class UsageError(ReportgenError):
    """The command line asks for something impossible."""

    exit_code = 2


class InputError(ReportgenError):
    """A source report cannot be read."""

    exit_code = 3


class DependencyError(ReportgenError):
    """pandoc, Pango or a font is missing or too old."""

    exit_code = 4


class ReviewError(ReportgenError):
    """Questions or warnings are open and `--strict` was given."""

    exit_code = 5


class DataError(ReportgenError):
    """An edition, vocabulary or JSON file does not validate."""

    exit_code = 6


class RenderError(ReportgenError):
    """An output format could not be made."""

    exit_code = 7


class OutputError(ReportgenError):
    """An output file cannot be written."""

    exit_code = 8

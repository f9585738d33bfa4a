"""A fault of the document or the installation as text, for the process that has asked for the work."""

import json
from typing import Any

from ..errors import DependencyError, RenderError, ReportgenError

_BY_EXIT_CODE: dict[int, type[ReportgenError]] = {it.exit_code: it for it in (DependencyError, RenderError)}


def dump(error: DependencyError | RenderError) -> str:
    """Return a fault as JSON."""
    return json.dumps({"fault": str(error), "exit": error.exit_code})


def load(text: str) -> Any:
    """Return what JSON says.

    Raises:
        DependencyError: it says that a program or library is missing.
        RenderError: it says that something cannot be made.
    """
    data = json.loads(text)
    error = fault(data)
    if error is not None:
        raise error
    return data


def fault(data: Any) -> ReportgenError | None:
    """Return the fault that decoded JSON describes; None where it describes something else."""
    if isinstance(data, dict) and "fault" in data:
        return _BY_EXIT_CODE[data["exit"]](data["fault"])
    return None

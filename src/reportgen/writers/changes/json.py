"""Changes as JSON: the fields of `revision`, with the counts beside them."""

import json
from typing import Any

from ...model.json_text import plain
from ...model.revision import Changes


def render(changes: Changes) -> str:
    """Return changes as JSON text, two spaces a level."""
    data: dict[str, Any] = {"schema_version": changes.schema_version}
    data |= {"old": changes.old, "new": changes.new, "counts": plain(changes.counts)}
    data["regions"] = [
        {"region": plain(region.region), "counts": plain(region.counts)} | plain(region)
        for region in changes.regions
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

"""The engine of the templates: sandboxed, escaping, failing on the undefined.

What it compiles is kept beside the templates, in `__pycache__` as Python keeps its modules: compiling
them takes longer than filling them. Whoever can write there can as well change the program.
"""

import hashlib
import marshal
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

import jinja2
import jinja2.sandbox
from jinja2.bccache import Bucket, BytecodeCache

from ...errors import RenderError
from ...system import resources
from .direction import isolate

_DIGEST_LENGTH = 32
"""Bytes of a SHA-256."""


class TemplateEngine:
    """Fills templates.

    Args:
        filters: what templates can call behind `|`, by name.
        functions: what templates can call, by name.
    """

    def __init__(
        self, filters: Mapping[str, Callable[..., Any]], functions: Mapping[str, Callable[..., Any]]
    ) -> None:
        folder = resources.templates()
        self._environment = _Sandbox(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            keep_trailing_newline=True,
            bytecode_cache=_Compiled(folder / "__pycache__"),
        )
        self._environment.filters |= filters
        self._environment.globals |= functions

    def fill(self, template: str, values: Mapping[str, Any]) -> str:
        """Return a template filled with values, text that turns the direction of writing isolated.

        Raises:
            RenderError: the template asks for what is not there or forbidden, or is damaged.
        """
        try:
            return isolate(self._environment.get_template(template).render(values))
        except jinja2.TemplateError as error:
            raise RenderError(f"templates/{template}: {error}; restore the file from the release") from error


class _Sandbox(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """The library's sandbox, which remembers its verdicts: they depend on type and name alone."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._verdicts: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether templates may see an attribute."""
        key = (type(obj), attr)
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = super().is_safe_attribute(obj, attr, value)
        return verdict


class _Compiled(BytecodeCache):
    """Keeps compiled templates, each under the hash of everything that it was compiled from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _compiler(self) -> bytes:
        """Python, the library and the settings above, which all show in compiled templates."""
        return MAGIC_NUMBER + jinja2.__version__.encode() + Path(__file__).read_bytes()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Set the code of a template where it was kept; what is damaged counts as absent."""
        with suppress(OSError):
            content = self._path(bucket).read_bytes()
            digest, code = content[:_DIGEST_LENGTH], content[_DIGEST_LENGTH:]
            if digest == self._digest(bucket, code):
                bucket.code = marshal.loads(code)  # noqa: S302  (as Python's own .pyc)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template; where that fails, it is compiled again next time."""
        code = marshal.dumps(bucket.code)
        path = self._path(bucket)
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            own = path.with_suffix(f".{os.getpid()}")  # who reads at the same time sees all or nothing
            try:
                own.write_bytes(self._digest(bucket, code) + code)
                own.replace(path)
            finally:
                own.unlink(missing_ok=True)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.pyc"

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        return hashlib.sha256(self._compiler + bucket.checksum.encode() + code).digest()

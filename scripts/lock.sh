#!/bin/sh
# Pins the dependencies of pyproject.toml with hashes, for every system and Python we support.
#   requirements.lock        what `make report` installs
#   requirements-test.lock   the same versions, and what `make test` and `make check` need
# Arguments go to uv, e.g. --upgrade or --upgrade-package weasyprint.
set -eu

UV_VERSION=0.13.9
UV=${UV:-.lock-tool/bin/uv}
if [ "$UV" = .lock-tool/bin/uv ] && [ ! -x "$UV" ]; then
  .venv/bin/python -m venv .lock-tool
  .lock-tool/bin/python -m pip install -q --disable-pip-version-check "uv==$UV_VERSION"
fi

compile() {
  "$UV" pip compile -q --universal --generate-hashes --python-version 3.11 \
    --custom-compile-command 'make lock' --group setup "$@"
}
compile pyproject.toml -o requirements.lock "$@"
compile pyproject.toml --extra test --extra dev -c requirements.lock -o requirements-test.lock "$@"

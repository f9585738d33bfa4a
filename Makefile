# make report        the merged document of the newest edition, in build/
# make help          everything else
#
# Works with the GNU make 3.81 of macOS. The first run sets up what is missing;
# later runs need no network.

.DEFAULT_GOAL := report

VENV   ?= .venv
PY     := $(VENV)/bin/python
RUN    := $(VENV)/.ready-run
TEST   := $(VENV)/.ready-test
CODE   := src tests tools benchmarks
# further words for the command behind a target: make report ARGS="--to pdf"
ARGS   ?=

# What Python compiles is kept, whatever the environment says: the tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=

# A stamp counts only for the folder it was made in and while its Python still runs:
# a project that was moved, or a Python that was replaced, is set up again.
ifneq ($(shell test -x "$(PY)" && cat "$(VENV)/.folder" 2>/dev/null),$(CURDIR))
.PHONY: $(RUN) $(TEST)
endif

.PHONY: report desk new status check-edition quick test test-middle test-all setup check samples bench lock clean help

report: $(RUN)  ## build the merged document of the newest edition (the default)
	@"$(PY)" -m reportgen build $(ARGS)

desk: $(RUN)  ## read, correct, sign and release editions in the browser
	@"$(PY)" -m reportgen desk $(ARGS)

new: $(RUN)  ## begin an edition: make new NAME=2022 makes inputs/2022
	@"$(PY)" -m reportgen new "$(NAME)" $(ARGS)

status: $(RUN)  ## where the newest edition stands: read, corrected, signed off, open
	@"$(PY)" -m reportgen status $(ARGS)

check-edition: $(RUN)  ## look for what one would regret after publishing the newest edition
	@"$(PY)" -m reportgen check $(ARGS)

quick: $(TEST)  ## run the tests of single modules, stages and contracts (about a minute)
	@"$(PY)" -m pytest tests/unit tests/stages tests/contract $(ARGS)

test: $(TEST)  ## run the tests (about four minutes)
	@"$(PY)" -m pytest $(ARGS)

test-middle: $(TEST)  ## run the tests with other programs, browsers and whole editions, which CI runs too
	@"$(PY)" -m pytest -m "middle and not slow" $(ARGS)

test-all: $(TEST)  ## run all tests, with the long simulations and more examples (an hour or more)
	@"$(PY)" -m pytest -m "" --hypothesis-profile=long $(ARGS)

setup: $(RUN) $(TEST)  ## set up everything now, so that later no network is needed

check: $(TEST)  ## style, types, import contracts, documentation: all of them, then the verdict
	@failed=0; \
	"$(PY)" -m ruff check $(CODE) || failed=1; \
	"$(PY)" -m ruff format --check $(CODE) || failed=1; \
	"$(PY)" -m mypy || failed=1; \
	"$(PY)" -c "from importlinter.cli import lint_imports_command as check; check()" --no-logo || failed=1; \
	"$(PY)" tools/check_docs.py || failed=1; \
	exit $$failed

samples: $(TEST)  ## make the sample reports in inputs/2021 again (needs LibreOffice, Chromium, xelatex)
	@"$(PY)" tools/samples/make.py $(ARGS)

bench: $(TEST)  ## measure against the naive way; writes benchmarks/RESULTS.md
	@"$(PY)" benchmarks/run.py $(ARGS)

lock:  ## pin the dependencies of pyproject.toml anew (make lock ARGS=--upgrade: newest versions)
	@sh scripts/lock.sh $(ARGS)

clean:  ## delete build/ (everything in it can be made again)
	rm -rf build

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

$(RUN): requirements.lock pyproject.toml scripts/bootstrap.sh
	@sh scripts/bootstrap.sh "$(VENV)" requirements.lock
	@touch "$@"

$(TEST): requirements-test.lock $(RUN)
	@sh scripts/bootstrap.sh "$(VENV)" requirements-test.lock
	@touch "$@"

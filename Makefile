# Everything here works in a fresh clone on a machine with GNU make, Python 3.11 or newer and pip. `make help` lists the targets.
# On Windows use pip directly: see docs/how-to/install.md.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The first interpreter that is new enough, those that the tests run on before others.
CANDIDATES := python3.13 python3.12 python3.11 python3.14 python3 python
ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell for p in $(CANDIDATES); do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
endif

VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
# The samples name real states: whoever sees their brief must see that it is no news.
DEMO_TITLE := "Illustrative samples: what happens here after 19 March 2025 is invented"
# What a whole reading may cost beside a bare pass of the language pipeline over the same text.
SLOWEST := 1.5
# uv only computes the locks; nothing installs with it.
UV := uv==0.13.9
# Byte code is written when a module is first used: compiling all of it beforehand doubles the time of the installation.
# Twice --quiet: the pip of early Python 3.11 warns of an extra whose name it spells in another way.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
INSTALL := $(PIP) install --no-compile --require-hashes

.PHONY: help demo test check bench docs lock clean distclean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## read the bundled samples and print the brief
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@PARLEY_LEDGER=$(DEMO)/ledger.sqlite $(BIN)/parley read src/parley/samples/dispatches
	@PARLEY_LEDGER=$(DEMO)/ledger.sqlite $(BIN)/parley brief --title $(DEMO_TITLE)
	@PARLEY_LEDGER=$(DEMO)/ledger.sqlite $(BIN)/parley brief --html $(DEMO)/brief.html --title $(DEMO_TITLE)
	@echo
	@echo "The same as a page, with the words beside every line: $(CURDIR)/$(DEMO)/brief.html"
	@echo "The ledger:                                           $(CURDIR)/$(DEMO)/ledger.sqlite"

test: check ## all checks and tests
	@$(BIN)/python -m pytest

check: $(VENV)/.dev ## style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.run ## score Parley on public benchmarks, against the floors in bench/floors.toml
	@$(BIN)/python tools/bench.py
	@$(BIN)/python tools/bench_speed.py --at-most $(SLOWEST) $(if $(PARLEY_BENCH),$(wildcard $(PARLEY_BENCH)/data/ledger))

docs: $(VENV)/.run ## check the documentation and build it as pages in build/docs
	@$(BIN)/python tools/build_docs.py

lock: $(VENV)/.made ## bring requirements/*.lock up to date with pyproject.toml
	@$(BIN)/python -m venv --clear build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install $(UV)
	@build/lock/bin/python tools/lock.py

clean: ## remove what was built
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

distclean: clean ## remove the virtual environment as well
	@rm -rf $(VENV)

# The environment. Each stamp stands for a step that succeeded as a whole; a step that was interrupted is done again.
$(VENV)/.made:
ifeq ($(strip $(PYTHON)),)
	@echo "Parley needs Python 3.11 or newer and found none (looked for: $(CANDIDATES))." >&2
	@echo "Install one, or name it: make PYTHON=/path/to/python3.12" >&2
	@exit 1
else
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || { \
		echo "PYTHON=$(PYTHON) does not run or is older than Python 3.11." >&2; exit 1; }
	@echo "Setting up $(VENV) with $$("$(PYTHON)" --version) (once; less than a minute) ..."
	@"$(PYTHON)" -m venv --clear $(VENV) || { \
		echo "The venv module of $(PYTHON) does not work (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@touch $@
endif

$(VENV)/.run: requirements/run.lock pyproject.toml | $(VENV)/.made
	@$(INSTALL) -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation --no-compile --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.run
	@$(INSTALL) -r requirements/dev.lock
	@touch $@

# The only door to Workroom: each target installs what is missing and then does what its name says.
#
#   make run                      the demonstration, then the window on it
#   make test                     checks and tests; FAST=1: the fast tests alone
#   make test PYTHON=python3.13   the same in another Python, in an environment of its own
#   make check                    format, style, types, import contracts, migrations, words
#   make migration SAYS="…"       the next migration, from what the rooms declare
#   make translate                new templates into the Chinese words; says which want theirs
#   make fmt | bench | screens | pictures | package | locks | pythons

ifdef PYTHON
VENV := .venv-$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
else
VENV := .venv
endif
BIN := $(VENV)/bin
WORKERS ?= auto

# A program that recompiles itself at each start is several times slower to start.
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test fast everything check static format lint types contracts migrations words \
        migration translate fmt bench screens pictures package locks pythons system \
        system-for-tests clean

help:
	@sed -n 's/^#   //p' Makefile

# Each time in a new folder: an earlier demonstration may still be open in a window.
run: $(VENV)/run.installed
	$(BIN)/workroom demo

test: $(if $(FAST),fast,everything)

fast: $(VENV)/dev.installed
	$(BIN)/pytest -n $(WORKERS) -m "not slow"

# Of `check`, only what is not a test in itself: migrations and words are in the suite anyway.
everything: static
	$(BIN)/pytest -n $(WORKERS)

check: static migrations words

static: format lint types contracts

format: $(VENV)/dev.installed
	$(BIN)/ruff format --check

lint: $(VENV)/dev.installed
	$(BIN)/ruff check

types: $(VENV)/dev.installed
	$(BIN)/mypy

contracts: $(VENV)/dev.installed
	$(BIN)/lint-imports

migrations: $(VENV)/dev.installed
	$(BIN)/pytest tests/test_migrations.py

words: $(VENV)/dev.installed
	$(BIN)/pytest tests/test_words.py

migration: $(VENV)/dev.installed
	$(BIN)/python tools/migration.py "$(SAYS)"
	$(BIN)/ruff format migrations

translate: $(VENV)/dev.installed
	$(BIN)/python tools/translate.py

fmt: $(VENV)/dev.installed
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(VENV)/dev.installed
	$(BIN)/python -m benchmarks

# Of all forms, or FORMS="F01-out F02": look at build/pictures first, then keep what is right.
pictures: $(VENV)/dev.installed
	PYTHONPATH=tests $(BIN)/python -m pictures.keep $(FORMS)

screens: $(VENV)/dev.installed
	$(BIN)/python tools/screens.py

package: $(VENV)/dev.installed
	rm -rf dist
	$(BIN)/hatchling build --target wheel --directory dist
	command -v dpkg-deb >/dev/null || exit 0; installer/build-debian-package $(BIN)/python

# The fast tests in every supported Python that this machine has.
pythons:
	@failed=""; for python in $$(installer/find-python --all); do \
	    $(MAKE) test FAST=1 PYTHON="$$python" || failed="$$failed $$python"; \
	done; [ -z "$$failed" ] || { echo "Not as it should be in:$$failed"; exit 1; }

# Tests and checks draw windows; none of them needs a screen.
fast everything migrations words bench screens: export QT_QPA_PLATFORM = offscreen

# --- What is installed, and when again ---------------------------------------------------------------

system:
	@installer/install-system-packages installer/debian-packages.txt

system-for-tests:
	@installer/install-system-packages installer/debian-packages.txt \
	    installer/debian-packages-for-tests.txt

$(BIN)/python: | system
	@python="$(PYTHON)"; \
	[ -n "$$python" ] || python="$$(installer/find-python)" || exit 1; \
	echo "Making $(VENV) with $$python"; \
	"$$python" -m venv $(VENV)

$(VENV)/dev.installed: | system-for-tests

# run: the program. dev: the program and what checks it. An environment may have been made without pip.
$(VENV)/run.installed $(VENV)/dev.installed: $(VENV)/%.installed: locks/%.txt pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip
	$(BIN)/python -m pip install --quiet --require-hashes --requirement locks/$*.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The locks are made anew by hand only, in an environment that is thrown away.
LOCK := UV_CUSTOM_COMPILE_COMMAND="make locks" build/locks/bin/uv pip compile pyproject.toml \
        --universal --python-version 3.11 --generate-hashes --annotation-style line --quiet

locks: | system
	rm -rf build/locks && "$$(installer/find-python)" -m venv build/locks
	build/locks/bin/pip install --quiet uv
	$(LOCK) --group dev --output-file locks/dev.txt
	$(LOCK) --group build --constraint locks/dev.txt --output-file locks/run.txt

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

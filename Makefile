# Two commands do everything: `make kg` builds the graph from the sample pages and answers a
# comparison; `make test` runs every check. Both set up .venv first, from locked versions.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2

.PHONY: kg test lint types checks format lock clean

kg: $(VENV)/.ready
	$(BIN)/thongthin build --out kg
	@echo
	$(BIN)/thongthin ask principles_by_body

test: lint types checks
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/turtlefmt --check ontology/modules ontology/vocab ontology/shapes

types: $(VENV)/.ready
	$(BIN)/mypy

checks: $(VENV)/.ready
	$(BIN)/thongthin evaluate --gold tests/gold --summary
	$(BIN)/thongthin validate
	$(BIN)/thongthin check

format: $(VENV)/.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/turtlefmt ontology/modules ontology/vocab ontology/shapes

lock: $(VENV)/.ready
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate \
	  --output-file requirements.lock pyproject.toml

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

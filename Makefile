# The commands of this project; `make help` lists them. Everything runs in .venv, made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FORMAT ?= text
SHARED ?= ../shared
# One thread for each numeric library: the same bytes out, and two workers do not fight for two cores.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: help install read test lint types docs benchmark benchmark-dossier benchmark-queries acceptance agreement examples evaluate gate assets wheel clean

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

install: $(VENV)/.installed ## make .venv with the program and what its development needs

read: $(VENV)/.installed ## read a page: make read PAGE=examples/… [FORMAT=text|json|html]
	@test -n "$(PAGE)" || { echo 'usage: make read PAGE=examples/… [FORMAT=text|json|html]' >&2; exit 2; }
	@$(BIN)/seuil read --format $(FORMAT) "$(PAGE)"

test: $(VENV)/.installed ## run the test suite, in two processes
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.installed ## ruff on everything
	$(BIN)/ruff check .

types: $(VENV)/.installed ## mypy, strict, on the package
	$(BIN)/mypy

docs: $(VENV)/.installed ## write what the documents take from the program: acts, data files, JSON Schema
	$(BIN)/python -m docs.make_docs

benchmark: $(VENV)/.installed ## time and memory from start to brief, and by stage, on the example pages; all policies against 10,000 events
	$(BIN)/python benchmarks/start_to_brief.py $(BIN)/seuil examples
	$(BIN)/python benchmarks/stages.py examples
	$(BIN)/python -m benchmarks.doctrines

benchmark-dossier: $(VENV)/.installed ## rate, kills, orders and memory of a dossier over the pages of FOLDER (long)
	@test -n "$(FOLDER)" || { echo 'usage: make benchmark-dossier FOLDER=pages' >&2; exit 2; }
	$(BIN)/python -m benchmarks.add_rate "$(FOLDER)"
	$(BIN)/python -m benchmarks.kill_and_restart "$(FOLDER)" 20 2
	$(BIN)/python -m benchmarks.orders "$(FOLDER)" 3
	$(BIN)/python -m benchmarks.add_memory read "$(FOLDER)" 10000 2
	$(BIN)/python -m benchmarks.add_memory retitled "$(FOLDER)" 50000 2

benchmark-queries: $(VENV)/.installed ## how long a dossier of 100,000 events takes to answer; it is made first (long)
	test -e build/synthetic.db || { mkdir -p build && $(BIN)/python -m benchmarks.synthetic_dossier build/synthetic.db; }
	$(BIN)/python -m benchmarks.dossier_queries build/synthetic.db

examples: $(VENV)/.installed ## score the example pages against their gold files
	$(BIN)/seuil evaluate examples

evaluate: $(VENV)/.installed ## score the gold pages and records: figures, and the misses of the open half
	$(BIN)/seuil evaluate --by plover --by phenomenon --workers 2 tests/gold tests/records

gate: $(VENV)/.installed ## hold the figures of the gold pages to their floors, and raise what can be raised
	$(BIN)/python -m tests.gate $(GATE)

agreement: $(VENV)/.installed ## hold our counts to the acceptance scorer's, where $(SHARED) is at hand
	$(BIN)/python -m tests.agreement $(SHARED)/acceptance/score.py examples tests/gold $(wildcard $(SHARED)/acceptance)

acceptance: $(VENV)/.installed ## score the acceptance page, where $(SHARED) is at hand
	@if [ -x $(SHARED)/acceptance/score.py ]; then \
	  $(SHARED)/acceptance/score.py --all $(SHARED)/acceptance $(BIN)/seuil read --format json; \
	else echo "acceptance: $(SHARED)/acceptance is not here; nothing was scored"; fi

assets: ## bring the scripts and shapes of others that the web page ships (needs npm and the network)
	cd frontend && npm ci && npm run build

wheel: $(VENV)/.installed ## build the wheel, install it in an empty environment, read a page from another folder
	bash .ci/wheel $(PYTHON)

clean: ## remove what was built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

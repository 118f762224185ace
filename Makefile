# Set-up and daily work. Needs GNU make and Python 3.11 or newer, nothing else; everything is installed into .venv.

PYTHON ?= python3
VENV   ?= .venv
OUT    ?= out
BIN    := $(VENV)/bin
GOLD   ?= $(if $(wildcard ../shared/gold),../shared/gold,seeds/gold)
PIP     = $(BIN)/python -m pip --disable-pip-version-check --quiet install

PACKAGE  := $(shell find src ontology seeds/knowledge -type f -not -name '*.pyc' 2>/dev/null)
ARTICLES := $(wildcard seeds/articles/*)

.PHONY: graph test check evaluate bench format docs tables lock clean help

help:                ## what can be asked of this Makefile
	@grep -E '^[a-z]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/: .*## /\t/' | expand -t 12

graph: $(OUT)/report.json ## the knowledge graph of the sample articles, in out/
	@echo "Mở trang này · Open this page: file://$(abspath $(OUT))/graph.html"

$(OUT)/report.json: $(VENV)/.installed $(PACKAGE) $(ARTICLES)
	$(BIN)/vnus-graph build seeds/articles -o $(OUT)
	@touch $@

test: $(VENV)/.installed-dev ## all tests, and the notebooks run from top to bottom
	$(BIN)/pytest
	$(BIN)/pytest --nbmake notebooks

check: $(VENV)/.installed-dev ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evaluate: $(VENV)/.installed ## precision, recall and F1 against annotated articles (GOLD=folder)
	$(BIN)/vnus-graph evaluate $(GOLD)

bench: $(VENV)/.installed-dev ## speed and memory, beside what else there is (half an hour; NEWS=file.jsonl, else invented)
	$(BIN)/python benchmarks/stages.py $(NEWS)
	$(BIN)/python benchmarks/builds.py $(NEWS)
	mkdir -p build/bench
	$(if $(NEWS),head -n 1000 $(NEWS),$(BIN)/python benchmarks/articles.py 1000) > build/bench/news.jsonl
	$(BIN)/vnus-graph build build/bench/news.jsonl -o build/bench/graph
	$(BIN)/python benchmarks/questions.py build/bench/graph --limit 10
	$(BIN)/python benchmarks/page.py

format: $(VENV)/.installed-dev ## lint fixes and layout
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.installed ## the ontology reference anew from the ontology
	$(BIN)/python -m vnus_graph.graph.reference > docs/ontology.md

tables: $(VENV)/.installed ## the tables that are made of libraries' data anew
	mkdir -p build
	$(BIN)/python -m vnus_graph.grammar.geonames > build/geonames.tsv
	mv build/geonames.tsv seeds/knowledge/geonames.tsv
	$(BIN)/python -m vnus_graph.graph.city_links > build/city_links.tsv
	mv build/city_links.tsv seeds/knowledge/city_links.tsv

clean:               ## what the build wrote; the environment stays
	rm -rf $(OUT) build dist

# --- environment ------------------------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Cần Python 3.11 trở lên · Python 3.11 or newer is needed: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Đang cài thư viện, mất chừng một phút · Installing libraries, about a minute" >&2
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

# The locks carry hashes and name no registry. One version of a library for all Python versions, so that a build gives
# the same bytes on each.
COMPILE = $(BIN)/uv pip compile -q pyproject.toml --group build --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

lock: $(VENV)/.installed-dev ## both lock files anew from pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(COMPILE) $(UPGRADE) -o requirements.lock
	$(COMPILE) $(UPGRADE) --group dev -c requirements.lock -o requirements-dev.lock

# The commands of the house. `make help` lists them. Needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --disable-pip-version-check --quiet --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help install install-dev install-train run demo test test-fast lint licences compose reference bench constraints clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -e 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Jobvej needs Python 3.11 or newer; " + sys.executable + " is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Jobvej into $(VENV) (once; about 360 MB to download, 1.2 GB on disk)"
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Jobvej and its test tools into $(VENV) (once)"
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-train: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Jobvej, its test tools and torch into $(VENV) (once; about 3 GB to download, 5.5 GB on disk)"
	$(PIP) --editable '.[dev,train]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-dev

install: $(VENV)/.installed ## install into a local environment
install-dev: $(VENV)/.installed-dev ## the same, with the test tools
install-train: $(VENV)/.installed-train ## the same, with what `jobvej train` needs

run: install ## install, load the demo, start the store and the service on http://127.0.0.1:8000
	$(BIN)/jobvej up --demo

demo: install ## print recommendations with their explanations for a sample CV
	$(BIN)/jobvej demo show

test: install-train lint ## every check and every test that this machine can run
	$(BIN)/python -m pytest

test-fast: install-dev ## the tests that need no database, browser, torch or full ESCO
	$(BIN)/python -m pytest -m "not neo4j and not embedded and not browser and not esco and not train"

lint: install-dev ## ruff, mypy, import rules, licences, compose file
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) licences compose

licences: install-dev ## no dependency under a licence that Apache-2.0 cannot take in
	$(BIN)/python -m tests.licences

compose: install-dev ## docker-compose.yml against the compose schema
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml

reference: install-dev ## write docs/api.md and the examples of the API's answers anew
	$(BIN)/python -m tests.api_reference

bench: install ## the table of measures, with the baselines in the same run
	$(BIN)/jobvej bench all

constraints: ## pin today's versions anew, from an environment with nothing but Jobvej in it
	rm -rf .venv-constraints
	$(PYTHON) -m venv .venv-constraints
	.venv-constraints/bin/python -m pip install --disable-pip-version-check --quiet '.[dev,train,bench]'
	.venv-constraints/bin/python -m tests.constraints > constraints.txt
	rm -rf .venv-constraints

clean: ## remove the environment and built files (never the data directory)
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The first command is `make demo`; `make help` lists all.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
CACHE  ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/adwright
WHEELS := $(CACHE)/wheels
# Extra arguments for installing torch, for example the address of PyTorch's CPU-only index.
TORCH_FLAGS ?=
LLAMA := $(shell sed -n 's/^llama[-_]cpp[-_]python==/llama-cpp-python==/p' constraints.txt)
TORCH := $(shell sed -n 's/^torch==/torch==/p' constraints.txt)
# What mypy sees: linked one by one, so that it does not walk through the links again.
SOURCES := agents cli evals retrieval schema tests tools ui $(wildcard *.py)
PIP   := $(BIN)/python -m pip --disable-pip-version-check --quiet

export TOKENIZERS_PARALLELISM := false

.PHONY: help demo ui screenshots test check lint types docs bench eval write-docs clean

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/.installed ## Make a campaign from examples/retro_sneakers.yaml (needs no key)
	@$(BIN)/adwright generate examples/retro_sneakers.yaml -o campaign.json

ui: $(VENV)/.installed ## Open the chat page
	@$(BIN)/adwright ui --open

screenshots: $(VENV)/.dev ## Pictures of the page for the docs (needs chromium)
	@$(BIN)/python -m adwright.ui.screenshots

test: $(VENV)/.dev ## Run all tests
	@$(BIN)/python -m pytest

check: lint types docs test ## What CI runs: lint, types, docs, then the tests

lint: $(VENV)/.dev ## Style, and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports

types: $(VENV)/.dev ## Strict types over the package and its tests
	@rm -rf build/typing && mkdir -p build/typing/adwright
	@ln -s $(addprefix $(CURDIR)/,$(SOURCES)) build/typing/adwright/
	@cd build/typing && MYPYPATH=. $(CURDIR)/$(BIN)/mypy --config-file $(CURDIR)/pyproject.toml -p adwright

docs: $(VENV)/.dev ## Generated docs are up to date
	@$(BIN)/python -m adwright.cli.docs --check

bench: $(VENV)/.dev ## Benchmarks, each a ratio taken in one run
	@$(BIN)/python -m adwright.evals.bench

eval: $(VENV)/.dev ## The fast gate of the eval suite: about two minutes
	@$(BIN)/adwright eval gate --fast

write-docs: $(VENV)/.dev ## Write the generated docs again
	@$(BIN)/python -m adwright.cli.docs

clean: ## Remove the environment and what was built
	rm -rf $(VENV) build dist *.egg-info

$(BIN)/python:
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade pip

$(VENV)/.llama: constraints.txt | $(BIN)/python
	@mkdir -p $(WHEELS)
	@if ! $(PIP) download --no-deps --no-index --find-links $(WHEELS) -d build/wheel '$(LLAMA)' 2>/dev/null; then \
	  echo "Building $(LLAMA) from source: about 6 minutes, once. The wheel is kept in $(WHEELS)"; \
	  $(PIP) wheel --no-deps --wheel-dir $(WHEELS) '$(LLAMA)'; \
	else echo "Using the $(LLAMA) built before, from $(WHEELS)"; fi
	@rm -rf build/wheel && touch $@

$(VENV)/.installed: pyproject.toml constraints.txt $(VENV)/.llama
	@echo "Installing adwright and what it needs (pinned by constraints.txt)"
	@$(PIP) install --constraint constraints.txt $(TORCH_FLAGS) '$(TORCH)'
	@$(PIP) install --constraint constraints.txt --find-links $(WHEELS) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@echo "Installing the tools for tests and checks"
	@$(PIP) install --constraint constraints.txt --find-links $(WHEELS) --editable '.[dev]'
	@touch $@

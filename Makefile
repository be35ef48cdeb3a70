# The project's commands. A bare Debian with Python 3.11, its venv module and make is enough for
# `make run` and `make test`; `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
ARGS ?=
# A file's tests share what they set up, so they stay in one process (ARGS="-n 0" keeps all in one).
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py

# The folders in site/ are top-level modules.
export PYTHONPATH := $(CURDIR)/site
export PYTHONUNBUFFERED := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export HOST PORT

.DEFAULT_GOAL := help
.PHONY: help run run-full test test-long lint format lock vendor messages environment-given installed-base installed-test installed-dev

help:  ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

# -- The environment ---------------------------------------------------------------------------
# A stamp holds the digest of the locked requirements it was installed from, so that a second run
# installs nothing. test.txt holds all of base.txt, and dev.txt all of test.txt.

$(BIN)/python:
	@echo "Creating $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; PYTHON=... names it.")'
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "Python's venv module is needed (Debian: apt-get install python3-venv)."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

installed-base installed-test installed-dev: installed-%: $(BIN)/python
	@digest=$$(sha256sum < requirements/$*.txt); \
	if [ "$$(cat $(VENV)/$@ 2>/dev/null)" != "$$digest" ]; then \
		echo "Installing requirements/$*.txt ..."; \
		$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/$*.txt \
		&& echo "$$digest" > $(VENV)/$@; \
	fi

# -- The site ----------------------------------------------------------------------------------

run: export DJANGO_SETTINGS_MODULE ?= config.settings.development
run: installed-base  ## Serve the catalogue with its demo content (PORT=8000, HOST=127.0.0.1)
	@echo "1/6 Compiling translations ..."
	@$(MANAGE) compile_translations --verbosity 0
	@echo "2/6 Migrating the database ..."
	@$(MANAGE) migrate --verbosity 0
	@echo "3/6 Loading the demo catalogue, if there is none ..."
	@$(MANAGE) load_demo --if-empty
	@echo "4/6 Building the search index, if needed ..."
	@$(MANAGE) index rebuild --if-needed
	@echo "5/6 Collecting static files ..."
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@echo "6/6 Starting the site, the indexing worker and the duties ..."
	@$(MANAGE) welcome
	@PATH="$(CURDIR)/$(BIN):$$PATH" exec $(BIN)/honcho --env /dev/null --no-prefix start

# What compose.yaml starts, on a machine that has PostgreSQL and Elasticsearch and no container engine.
run-full: export DJANGO_SETTINGS_MODULE := config.settings.production
run-full: export SEARCH_ENGINE ?= elasticsearch
run-full: environment-given installed-base  ## Serve an installation from environment variables (docs/running.md)
	@echo "1/4 Compiling translations ..."
	@$(MANAGE) compile_translations --verbosity 0
	@echo "2/4 Preparing database and search index ..."
	@PATH="$(CURDIR)/$(BIN):$$PATH" deploy/prepare
	@echo "3/4 Collecting static files ..."
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@echo "4/4 Starting the site, the indexing worker and the duties ..."
	@$(MANAGE) welcome
	@PATH="$(CURDIR)/$(BIN):$$PATH" exec $(BIN)/honcho --env /dev/null --no-prefix start

environment-given:
	@deploy/check-environment

# -- Tests and checks --------------------------------------------------------------------------

test: installed-test  ## Run the tests (ARGS="-k name" goes to pytest)
	@$(MANAGE) compile_translations --verbosity 0
	@$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

test-long: installed-test  ## Run the tests that take minutes, too
	@$(MANAGE) compile_translations --verbosity 0
	@$(BIN)/python -m pytest -m "long or not long" $(ARGS)

lint: installed-dev  ## Check style, types, templates and imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint --check --lint --quiet templates
	$(BIN)/mypy

format: installed-dev  ## Format Python and templates
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(BIN)/djlint --reformat --quiet templates  # 1 when it changed something

messages: installed-dev  ## Collect messages for translation (needs gettext)
	$(MANAGE) makemessages --locale lv --locale en --add-location file --ignore "var/*" --ignore ".venv/*"
	$(MANAGE) compile_translations

# -- What others made --------------------------------------------------------------------------

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate

lock: installed-dev  ## Lock the newest requirements that requirements/*.in allow, with hashes
	$(LOCK) requirements/base.in --output-file requirements/base.txt
	$(LOCK) requirements/test.in --constraint requirements/base.txt --output-file requirements/test.txt
	$(LOCK) requirements/dev.in --constraint requirements/test.txt --output-file requirements/dev.txt

vendor: installed-base  ## Refresh front-end files and dictionaries from npm (needs npm)
	$(BIN)/python vendoring/refresh.py

# What you need: python3 (3.11 or newer) and make. Everything else is installed into .venv, in this folder.
# On Debian and Ubuntu missing system packages are installed with apt when you are root or have sudo.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CREATED := $(VENV)/.created
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
BROWSER := $(VENV)/.browser
FACES := $(VENV)/.faces
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command "make lock" pyproject.toml

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material announces its end of life on every build; pyproject.toml keeps us on the versions that we know.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help install site test serve lint types audit lock clean audit-dependencies audit-workflows
.DEFAULT_GOAL := help

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(INSTALLED) $(FACES) ## convert docs/sources and build the website into site/
	$(BIN)/resolutions build --site site

install: $(INSTALLED) $(FACES) ## install what building the website needs, and build nothing

serve: $(INSTALLED) ## show the website on this machine while you change sources
	$(BIN)/resolutions serve

test: $(INSTALLED_DEV) $(BROWSER) $(FACES) ## run every test
	$(BIN)/python -m pytest -n 2 --dist loadfile $(PYTEST_ARGUMENTS)

lint: $(INSTALLED_DEV) ## check the style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED_DEV) ## check the types of the code
	$(BIN)/mypy

audit: audit-dependencies audit-workflows ## ask for known faults of what we depend on, and check the workflows

# Asks the network about every package in the lock files.
audit-dependencies: $(INSTALLED_DEV) ## only the dependencies
	$(BIN)/pip-audit --require-hashes --disable-pip --requirement requirements.lock --requirement requirements-dev.lock

# Without the network too; with a token in GH_TOKEN it asks GitHub about the pinned actions as well.
audit-workflows: $(INSTALLED_DEV) ## only the workflows
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/zizmor --quiet --persona pedantic $(if $(GH_TOKEN),,--offline) .github

lock: $(INSTALLED_DEV) ## choose newest versions of everything we depend on and write them down with hashes
	$(COMPILE) --upgrade --group build --output-file requirements.lock
	$(COMPILE) --upgrade --extra dev --group build --constraints requirements.lock --output-file requirements-dev.lock

clean: ## remove everything that was made here, the virtual environment included
	rm -rf $(VENV) site build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	rm -rf docs/ar docs/en docs/es docs/fr docs/ru docs/zh

$(CREATED):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; set another one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/install-package python3-venv
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The project itself is installed without its dependencies and without a download: all of them are in the lock file.
$(INSTALLED): $(CREATED) requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(INSTALLED_DEV): $(INSTALLED) requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

# The tests look at real pages in a real browser, print and read the print, and publish into a real git repository.
# Playwright brings a program of its own that needs a library which a small Debian does not have.
$(BROWSER): $(INSTALLED_DEV)
	@command -v git >/dev/null || .ci/install-package git
	@command -v chromium >/dev/null || .ci/install-package chromium
	@command -v pdftotext >/dev/null || .ci/install-package poppler-utils
	@$(BIN)/playwright --version >/dev/null 2>&1 || .ci/install-package libatomic1
	@touch $@

# The typefaces of the PDF. Without them the site is built too, its pages just have no PDF, and it says so.
$(FACES): $(CREATED)
	-@test -e /usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf || .ci/install-package fonts-noto-core
	-@test -e /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc || .ci/install-package fonts-noto-cjk
	@touch $@

# `make demo` and `make test` need Python >= 3.11 and pip; they make their own environment and leave nothing that git sees.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: demo test test-quick update clean

demo: $(VENV)/.installed
	$(RUN) docs/demo.py

test: $(VENV)/.installed
	$(RUN) -m pytest

test-quick: $(VENV)/.installed
	$(RUN) -m pytest -m quick

update: $(VENV)/.installed
	$(RUN) -m pytest --update

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "nb2svc needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[service,dev]'
	touch $@

clean:
	rm -rf $(VENV)

# `make demo` and `make test` need Python >= 3.11 and pip; they make their own environments and leave nothing that git sees.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
RUN3 := .venv-pandas3/bin/python
HEAVY := .venv-heavy/bin/python
INSTALL := -m pip install --quiet --disable-pip-version-check --constraint
# A file of tests stays in one process, so that what it trained is trained once.
SPREAD := -n 2 --dist loadfile

.PHONY: bench demo test test-quick test-pandas3 test-slow update clean

demo: $(VENV)/.installed
	$(RUN) docs/demo.py

test: $(VENV)/.installed
	$(RUN) -m pytest $(SPREAD)

test-quick: $(VENV)/.installed
	$(RUN) -m pytest -m quick

# What the rules say of pandas and of what is built on it must hold for both of its major versions.
test-pandas3: .venv-pandas3/.installed
	$(RUN3) -m pytest tests/test_rules.py

# The rules of Keras and torch, and the services of their models, against the libraries themselves: 2 GB, minutes.
test-slow: .venv-heavy/.installed
	$(HEAVY) -m pytest -m heavy

# Speed beside what is written by hand, into docs/performance.md: minutes, on a machine that does nothing else.
bench: $(VENV)/.installed
	$(RUN) -m tests.benchmarks.speed

update: $(VENV)/.installed
	$(RUN) -m pytest --update

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "nb2svc needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(RUN) $(INSTALL) constraints.txt --editable '.[service,dev]'
	touch $@

.venv-pandas3/.installed: pyproject.toml constraints.txt constraints-pandas3.txt
	$(PYTHON) -m venv .venv-pandas3
	grep -v '^pandas==' constraints.txt | cat - constraints-pandas3.txt > .venv-pandas3/constraints.txt
	$(RUN3) $(INSTALL) .venv-pandas3/constraints.txt --editable '.[rules]'
	touch $@

.venv-heavy/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv-heavy
	$(HEAVY) $(INSTALL) constraints.txt --editable '.[service,dev,heavy]'
	touch $@

clean:
	rm -rf $(VENV) .venv-pandas3 .venv-heavy

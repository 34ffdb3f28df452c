# The only entry points; continuous integration uses the same ones.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
export NPM_CONFIG_UPDATE_NOTIFIER := false
export NPM_CONFIG_FUND := false
export NPM_CONFIG_AUDIT := false

# Journeys cannot answer a file dialog: in their builds of the window an environment variable does.
JOURNEYS := --features afterpage-desktop/journeys
# Together, so that both builds of the window share what it is made of.
BENCH := -p afterpage-desktop -p afterpage-cli -p afterpage-bench --bins --example empty_window
UI_SOURCES := $(shell find ui/src ui/index.html ui/vite.config.ts ui/package-lock.json -type f 2>/dev/null)

.PHONY: help run test check bindings build bench soak setup setup-test

help:
	@echo "make run     build what is missing and open the window"
	@echo "make test    every test, after setting up what they need"
	@echo "make check   format, lint, types, dead code, licences and bans"
	@echo "make build   the release: window, command line and page"
	@echo "make bench   the speeds of a journal of 10,000 incidents"
	@echo "make soak    the tests that kill and the properties, far more often"

run: setup ui/dist/index.html
	@cargo build --release -p afterpage-desktop -p afterpage-cli
	@scripts/run.sh target/release

test: setup-test ui/dist/index.html
	@scripts/step.sh "Tests of the page" npm --prefix ui test
	@scripts/step.sh "Size of the page" npm --prefix ui run --silent size
	@scripts/step.sh "Building for the tests" cargo build $(JOURNEYS) --workspace --all-targets
	@scripts/step.sh "Rust tests, and the journeys in the real window" cargo test $(JOURNEYS) --workspace

check: setup ui/dist/index.html
	@scripts/step.sh "Format" cargo fmt --all --check
	@scripts/step.sh "Format of the page" npm --prefix ui run --silent format:check
	@scripts/step.sh "Types of the page" npm --prefix ui run --silent check
	@scripts/step.sh "Lint of the page" npm --prefix ui run --silent lint
	@scripts/step.sh "Dead code of the page" npm --prefix ui run --silent knip
	@scripts/step.sh "Lint" cargo clippy $(JOURNEYS) --workspace --all-targets -- -D warnings
	@scripts/step.sh "Licences, bans and order in the house" cargo test $(JOURNEYS) --workspace --test it tidy

bindings: setup
	@WRITE_BINDINGS=1 cargo test $(JOURNEYS) --workspace --test it bindings

build: setup ui/dist/index.html
	@cargo build --release -p afterpage-desktop -p afterpage-cli
	@echo "The window and the command line are in target/release."

# A window that can be driven comes first: the build that is shipped takes its place before the rest is measured. What
# drives it is not measured, and is the build of the tests.
bench: setup-test ui/dist/index.html
	@cargo build --release $(JOURNEYS) $(BENCH)
	@cargo build $(JOURNEYS) --workspace --example pad_speed
	@AFTERPAGE_PROGRAMS=target/release target/debug/examples/pad_speed
	@cargo build --release $(BENCH)
	@target/release/afterpage-bench target/release

# The same tests as always, far more often, and the whole of them whatever fails.
# Each of ten thousand journals waits for the disk; in memory the same takes a third of the time.
SOAK_PLACE := $(if $(wildcard /dev/shm/.),/dev/shm,/tmp)

soak: setup-test ui/dist/index.html
	@scripts/step.sh "Building for the soak" cargo build --profile soak $(JOURNEYS) --workspace --all-targets
	@TMPDIR=$(SOAK_PLACE) AFTERPAGE_SOAK=200 PROPTEST_CASES=10000 cargo test --profile soak --no-fail-fast $(JOURNEYS) --workspace -- --skip for_everyone

setup:
	@scripts/setup.sh run

setup-test:
	@scripts/setup.sh test

ui/dist/index.html: ui/node_modules/.package-lock.json $(UI_SOURCES)
	@npm --prefix ui run --silent build

ui/node_modules/.package-lock.json: ui/package-lock.json | setup
	@echo "Installing the page's packages (npm ci in ui/)."
	@npm --prefix ui ci --no-progress

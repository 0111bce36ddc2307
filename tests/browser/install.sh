#!/bin/sh
# Chromium and a font with Vietnamese letters from Debian's packages, for the browser tests.
set -eu
if command -v chromium >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "Thiếu Chromium. Hãy chạy: sudo apt-get install chromium fonts-noto-core" >&2
    exit 1
fi
echo "Cài Chromium và phông chữ từ kho của Debian …"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null

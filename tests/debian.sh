#!/bin/sh
# What the tests need from Debian's packages: Chromium, LibreOffice, a font with Vietnamese letters, PDF tools.
set -eu
if command -v chromium >/dev/null && command -v soffice >/dev/null && command -v pdftoppm >/dev/null; then
    exit 0
fi
packages="chromium fonts-noto-core libreoffice-writer libreoffice-calc poppler-utils"
if [ "$(id -u)" -ne 0 ]; then
    echo "Thiếu phần mềm cho phép thử. Hãy chạy: sudo apt-get install $packages" >&2
    exit 1
fi
echo "Cài Chromium, LibreOffice và phông chữ từ kho của Debian …"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086 # a list of names
apt-get install -y -qq --no-install-recommends $packages >/dev/null

#!/usr/bin/env bash
# Install the programs of the system that some tests need and Python packages cannot bring.
#
# For Debian and its kin, as root; says what it does, and does nothing where all is there.
# Without them those tests are skipped and say so; under CI=true they fail.
#
#   apache2        tests/publishing/test_w3id.py asks it every redirect of our IRIs (of the package
#                  apache2-bin: the program and its modules, without a service that starts by itself)
#   chromium       tests/reading/formats/test_pdf_producers.py reads the PDF that it prints
#   soffice        the same, of LibreOffice Writer without its windows
#   Laksaman.ttf   all tests of PDF set Thai in it (of the Thai fonts of the TLWG)
set -euo pipefail

FONTS=/usr/share/fonts/truetype/tlwg
NEEDED=(
  apache2=apache2-bin
  chromium=chromium
  soffice=libreoffice-writer-nogui
  "$FONTS/Laksaman.ttf=fonts-thai-tlwg"
)

PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
missing=()
for entry in "${NEEDED[@]}"; do
  program="${entry%%=*}"
  if command -v "$program" >/dev/null || [ -f "$program" ]; then
    echo "system programs: ${program##*/} is here"
  else
    missing+=("${entry#*=}")
  fi
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "system programs: ${missing[*]} missing, and there is no apt-get; install them by hand" >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "system programs: ${missing[*]} missing; run this as root: sudo tools/system_programs.sh" >&2
  exit 1
fi
echo "system programs: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null

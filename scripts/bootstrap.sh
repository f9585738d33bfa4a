#!/bin/sh
# Sets up what `make report` (requirements.lock) or `make test` (requirements-test.lock) needs.
#
#   sh scripts/bootstrap.sh FOLDER LOCK      FOLDER: the virtual environment, LOCK: pinned packages
#
# POSIX sh, safe to run again. Installs system packages where it may; where it may not, it
# prints the one line to hand to an administrator, and ends with 1.
set -eu

VENV=${1:-.venv}
LOCK=${2:-requirements.lock}
APT='ca-certificates libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libfontconfig1'
SUBSET='libharfbuzz-subset0'
DNF='python3 pango'
PACMAN='python pango'
BREW='python@3.13 pango pandoc'

say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- what is there -----------------------------------------------------------------------------

# Python 3.11 to 3.14, with what a virtual environment needs (Debian packs that apart)
fits() {
  "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
    >/dev/null 2>&1
}

find_python() {
  for candidate in ${PYTHON:-} python3 python3.13 python3.14 python3.12 python3.11 python; do
    if have "$candidate" && fits "$candidate"; then command -v "$candidate"; return 0; fi
  done
  return 1
}

# finds PYTHON LIBRARY…: whether libraries (name:version) that WeasyPrint opens can be opened. The
# dynamic linker is asked, not the package manager: Pango from Homebrew, conda or Nix counts as well.
finds() {
  "$@" <<'PYTHON' >/dev/null 2>&1
import ctypes, ctypes.util, os, sys
os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib")
for name, version in (library.split(":") for library in sys.argv[1:]):
    for file in (f"lib{name}.so.{version}", ctypes.util.find_library(name)):
        try:
            if file and ctypes.CDLL(file):
                break
        except OSError:
            pass
    else:
        sys.exit(1)
PYTHON
}

finds_pango() { finds "$1" - gobject-2.0:0 pango-1.0:0 pangoft2-1.0:0 harfbuzz:0 fontconfig:1; }

# It makes fonts smaller, and faster; without it the pages are the same.
finds_subset() { finds "$1" - harfbuzz-subset:0; }

# On macOS the pandoc of PyPI is built for Intel processors only, so Homebrew's is used.
finds_pandoc() { [ "$(uname -s)" != Darwin ] || have pandoc; }

ready() { PY=$(find_python) && finds_pango "$PY" && finds_pandoc; }

# --- system packages ---------------------------------------------------------------------------

# How to become root: not at all ("no"), not needed (""), or by sudo, where it asks for no
# password or a person sits there to type it.
if [ "$(id -u)" = 0 ]; then SUDO=''
elif have sudo && { sudo -n true 2>/dev/null || { [ -t 0 ] && [ -t 2 ]; }; }; then SUDO='sudo env DEBIAN_FRONTEND=noninteractive'
else SUDO=no
fi

hand_over() { printf '\n    sudo %s\n\n' "$*" >&2; }

as_root() {
  [ "$SUDO" != no ] || {
    say 'system packages are missing. Ask an administrator to run this line once, then repeat your command:'
    hand_over "$@"
    exit 1
  }
  log=$(mktemp)
  $SUDO "$@" >"$log" 2>&1 || { tail -n 20 "$log" >&2; stop "this failed: $*"; }
  rm -f "$log"
}

apt_knows() { apt-cache show "$1" >/dev/null 2>&1; }

# The distribution's Python, or a newer one that it carries beside it (Ubuntu 22.04).
apt_python() {
  if ! apt-cache depends python3 2>/dev/null | grep -Eq 'Depends: python3\.1[1-4]$'; then
    for version in 3.13 3.12 3.11; do
      if apt_knows "python$version-venv"; then echo "python$version-venv"; return; fi
    done
  fi
  echo python3 python3-venv
}

apt_update() {
  export DEBIAN_FRONTEND=noninteractive
  if [ "$SUDO" != no ]; then
    say 'renewing the list of system packages …'
    $SUDO apt-get update -qq >/dev/null || say 'the list of packages could not be renewed; using the one at hand'
  fi
}

apt_install() {
  apt_update
  subset=$SUBSET
  if apt_knows libpango-1.0-0 && ! apt_knows "$subset"; then subset=''; fi
  [ "$SUDO" = no ] || say 'installing Python and Pango …'
  # shellcheck disable=SC2046,SC2086  # lists of packages
  as_root apt-get install -y --no-install-recommends $(apt_python) $APT $subset
}

# Where all but HarfBuzz's subsetter is there: it is brought, or asked for, and not waited for.
# HarfBuzz of Ubuntu 22.04 does not have it.
install_subset() {
  cost='without it a PDF takes about twice the time; its pages are the same'
  if have apt-get; then
    apt_update
    if ! apt_knows "$SUBSET"; then say "this system has no $SUBSET: $cost"; return; fi
    set -- apt-get install -y --no-install-recommends "$SUBSET"
    if [ "$SUDO" != no ]; then say "installing $SUBSET …"; as_root "$@"; return; fi
    say "$SUBSET is missing; $cost. An administrator adds it with:"
    hand_over "$@"
  else
    say "the library libharfbuzz-subset is missing; $cost"
  fi
}

install_system() {
  say 'Python or Pango is missing on this system'
  # shellcheck disable=SC2086  # lists of packages
  if have apt-get; then apt_install
  elif have brew; then brew install $BREW
  elif have dnf; then as_root dnf install -y $DNF
  elif have pacman; then as_root pacman -S --needed --noconfirm $PACMAN
  elif [ "$(uname -s)" = Darwin ]; then
    stop 'Homebrew is missing. Install it from https://brew.sh, then repeat your command.'
  else
    stop 'install Python 3.11 or newer and Pango 1.44 or newer with your package manager, then repeat your command.'
  fi
}

# --- Python packages ---------------------------------------------------------------------------

pip() { "$VENV/bin/python" -m pip --disable-pip-version-check --no-input "$@"; }

make_environment() {
  if [ -x "$VENV/bin/python" ] && fits "$VENV/bin/python" && pip --version >/dev/null 2>&1; then return; fi
  rm -rf "$VENV"
  say "making the environment $VENV …"
  "$PY" -m venv "$VENV" || stop "the virtual environment $VENV could not be made with $PY"
}

# Reads what pip prints and says how far it is: a counter on a terminal, a line a stage elsewhere.
# Ends as pip did, which the last line tells.
progress() {
  all=$(grep -c '==' "$LOCK") fetched=0 code=1
  while read -r word rest; do
    case $word in
      Collecting | Requirement | Ignoring)
        [ "$fetched" = "$all" ] || fetched=$((fetched + 1))
        [ ! -t 2 ] || printf '\rsetup: fetching Python packages: %s of %s ' "$fetched" "$all" >&2 ;;
      Installing)
        [ ! -t 2 ] || printf '\r%50s\r' '' >&2
        say 'unpacking the Python packages …' ;;
      ended) code=$rest ;;
    esac
  done
  return "$code"
}

install_packages() {
  say "fetching the Python packages of $LOCK (first time: about a minute) …"
  { pip install --progress-bar off --require-hashes --only-binary :all: -r "$LOCK" && echo ended 0 || echo ended 1; } |
    progress || stop \
    'the Python packages could not be installed (see above). Check the internet connection and the free space (1 GB); behind a proxy set HTTPS_PROXY. Then repeat your command: it continues where it stopped.'
  # reportgen itself, from this folder; nothing is downloaded for it
  pip install -q --no-deps --no-index --no-build-isolation -e . || stop 'reportgen could not be installed (see above)'
  pwd >"$VENV/.folder"
}

# -----------------------------------------------------------------------------------------------

ready || install_system
if PY=$(find_python) && finds_pango "$PY" && ! finds_subset "$PY"; then install_subset; fi
ready || stop 'Python 3.11 to 3.14, Pango 1.44 or newer (on macOS pandoc too) are still missing; see docs/troubleshooting.md'
make_environment
install_packages
say "ready ($("$VENV/bin/python" --version), in $VENV)"

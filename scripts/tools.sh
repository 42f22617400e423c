# shellcheck shell=bash
# Finds what the commands at the repository's root need, installs what it can, and names what it cannot.
# Sourced by ./demo, ./check and .ci/run; each sets ROOT first.

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# need_packages PACKAGE...: Debian packages. As root the missing ones are installed; anyone else is told how.
need_packages() {
  local missing=() package
  command -v dpkg-query >/dev/null ||
    fail "this needs Debian's packages ($*), and this machine has no dpkg"
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] ||
    fail "missing Debian packages; run: sudo apt-get install --no-install-recommends ${missing[*]}"
  echo "Installing ${missing[*]}"
  quietly "apt-get could not read the package lists (its last words are above)" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive quietly \
    "apt-get could not install ${missing[*]} (its last words are above)" \
    apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# need_command COMMAND PACKAGE: a command, whoever installed it, or else the Debian package that brings it.
need_command() {
  command -v "$1" >/dev/null || need_packages "$2"
  command -v "$1" >/dev/null || fail "$1 is not on the PATH although $2 is installed"
}

# need_jdk: exports JAVA_HOME of a JDK 25.
need_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "$(java_on_path)" /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* /opt/*jdk*; do
    if is_jdk_25 "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done
  for home in temurin-25-jdk openjdk-25-jdk-headless; do
    if [ "$(id -u)" -eq 0 ] && apt-cache show "$home" >/dev/null 2>&1; then
      need_packages "$home"
      need_jdk
      return
    fi
  done
  fail "no JDK 25 found: install one (for example Temurin 25 from adoptium.net) or set JAVA_HOME to it"
}

is_jdk_25() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
    [[ $'\n'$(<"$1/release") == *$'\nJAVA_VERSION="25'[.\"]* ]]
}

java_on_path() {
  local java
  java=$(command -v java) && java=$(readlink -f "$java") && echo "${java%/bin/java}"
}

# build ARGUMENTS...: Maven, heard only when it fails.
build() {
  quietly "the build failed (its last words are above)" mvn -B -ntp -f "$ROOT/pom.xml" "$@"
}

# quietly COMPLAINT COMMAND...: runs the command and shows the end of what it said only if it fails.
quietly() {
  local complaint=$1 log
  shift
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    grep -E 'ERROR|^E:' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
    rm -f "$log"
    fail "$complaint"
  fi
  rm -f "$log"
}

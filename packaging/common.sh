# shellcheck shell=bash disable=SC2154,SC2034
# What the commands in this folder share. Sourced by them, in bash, with $top set to the top of the tree.
# Everything said here goes to stderr: standard output belongs to the program.

me=packaging/$(basename "$0")
say() { printf '%s: %s\n' "$me" "$*" >&2; }
die() { say "$@"; exit 1; }

# tell_usage: what stands at the head of the command, without the rest.
tell_usage() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }
asks_for_help() { case ${1:-} in --help | -h) return 0 ;; *) return 1 ;; esac; }

# ---- packages of the system -------------------------------------------------------------------

# Whether anything can be done as root, without a question.
can_be_root() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# as_spelled_here NAME…: sets $found to the names that this system knows them by.
as_spelled_here() {
  local name
  found=()
  for name; do
    if apt-cache show "${name}t64" >/dev/null 2>&1; then name=${name}t64; fi
    found+=("$name")
  done
}

# install_packages NAME…: installs them by apt. A name that newer systems spell with t64 is found there too.
install_packages() {
  local names=("$@") found=()
  if ! command -v apt-get >/dev/null; then
    die "please install (by their Debian names): ${names[*]}"
  fi
  as_spelled_here "${names[@]}"
  can_be_root || die "something is missing here; as root: apt-get install ${found[*]}"
  local quiet=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
  say "installing ${names[*]}"
  as_root "${quiet[@]}" update >&2 </dev/null || true
  as_spelled_here "${names[@]}"
  as_root "${quiet[@]}" -o Dpkg::Use-Pty=0 install -y --no-install-recommends "${found[@]}" >/dev/null </dev/null ||
    die "could not install them; as root: apt-get install ${found[*]}"
}

# Prints the packages that the window and the player need and this system lacks, one a line.
missing_libraries() {
  case $(uname -s) in
    Linux) ;;
    Darwin) [ -e /Applications/VLC.app ] || [ -n "${VLC_PLUGIN_PATH:-}" ] || echo vlc; return ;;
    *) return ;;
  esac
  local known pair
  known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || known=
  for pair in libvlc.so.5=libvlc5 libgtk-3.so.0=libgtk-3-0 libGL.so.1=libgl1 libXxf86vm.so.1=libxxf86vm1 \
      libXtst.so.6=libxtst6 libasound.so.2=libasound2; do
    [[ $known == *"${pair%%=*} "* ]] || echo "${pair#*=}"
  done
  if [ -z "${VLC_PLUGIN_PATH:-}" ] &&
    ! compgen -G '/usr/lib*/vlc/plugins/codec/libavcodec_plugin.so' >/dev/null &&
    ! compgen -G '/usr/lib/*/vlc/plugins/codec/libavcodec_plugin.so' >/dev/null; then
    echo vlc-plugin-base
  fi
}

# need COMMAND=PACKAGE…: notes the packages of the commands that are not there; install_wanted installs them.
wanted=()
need() {
  local pair
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null || wanted+=("${pair#*=}")
  done
}
need_libraries() {
  local name
  while read -r name; do wanted+=("$name"); done < <(missing_libraries)
}
install_wanted() {
  [ "${#wanted[@]}" = 0 ] || install_packages "${wanted[@]}"
  wanted=()
}

# ---- Java -------------------------------------------------------------------------------------

oldest_java=25

# Sets $jdk to a Java development kit that is new enough, or is false.
look_for_jdk() {
  local home line version on_path
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* ~/.sdkman/candidates/java/* ~/.jdks/* \
      /opt/*jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -z "$home" ] || [ ! -x "$home/bin/javac" ] || [ ! -r "$home/release" ]; then continue; fi
    while read -r line; do
      [[ $line == JAVA_VERSION=* ]] || continue
      version=${line#JAVA_VERSION=\"}
      version=${version%%[!0-9]*}
      if [ "${version:-0}" -ge "$oldest_java" ]; then
        jdk=$home
        return 0
      fi
    done <"$home/release"
  done
  return 1
}

# Sets $jdk, or ends the command with a line that says what to install.
find_jdk() {
  if ! look_for_jdk; then
    if command -v apt-cache >/dev/null && apt-cache show "openjdk-$oldest_java-jdk" >/dev/null 2>&1; then
      install_packages "openjdk-$oldest_java-jdk"
    fi
    look_for_jdk || die "needs a JDK of version $oldest_java or later: install Temurin $oldest_java (https://adoptium.net), or set JAVA_HOME"
  fi
  # Maven runs on any Java and finds this one by itself (see the pom's toolchain).
  command -v java >/dev/null || export JAVA_HOME=$jdk
  export MAVEN_OPTS="${MAVEN_OPTS:-} -Djansi.mode=strip"
}

# Maven without colours, questions and progress.
maven() { (cd "$top" && mvn -B -ntp -Dstyle.color=never "$@" </dev/null); }

# ---- the built program ------------------------------------------------------------------------

# A name for the state of everything that goes into the program: another one when a file is touched, added or removed.
state_of_sources() {
  (
    cd "$top" || exit
    echo "$jdk"
    if [ "$(uname -s)" = Linux ]; then
      find pom.xml src/main -type f -printf '%p %s %T@\n'
    else
      find pom.xml src/main -type f -exec stat -f '%N %z %m' {} +
    fi
  ) | LC_ALL=C sort | cksum | tr ' ' -
}

# Builds the program if something changed since the last time; sets $state.
build_program() {
  state=$(state_of_sources)
  if is_built; then return; fi
  mkdir -p "$top/target"
  exec 9>"$top/target/.building"
  if command -v flock >/dev/null; then flock 9; fi
  # Another run may have built it while this one waited.
  if ! is_built; then
    command -v mvn >/dev/null || install_packages maven
    say "building"
    rm -rf "$top/target/built-from" "$top/target/lib" "$top"/target/*.aot*
    maven -q -Dmaven.test.skip=true package >&2 || die "the build failed"
    echo "$state" >"$top/target/built-from"
  fi
  exec 9>&-
}
is_built() {
  [ "$(cat "$top/target/built-from" 2>/dev/null)" = "$state" ] &&
    [ -e "$top/target/clip-browser.jar" ] && [ -d "$top/target/lib" ]
}

# Sets $module_path: the program and its libraries, without the empty javafx jars that only name the others.
find_modules() {
  module_path=$top/target/clip-browser.jar
  local jar
  for jar in "$top"/target/lib/*.jar; do
    is_hollow "$jar" || module_path+=:$jar
  done
}
is_hollow() {
  case ${1##*/} in
    javafx-*-linux*.jar | javafx-*-mac*.jar | javafx-*-win*.jar) return 1 ;;
    javafx-*.jar) return 0 ;;
    *) return 1 ;;
  esac
}

# Sets $java_options from the file of that name, which the packages are built with too.
read_java_options() {
  java_options=()
  local line
  while read -r line; do
    case $line in '' | '#'*) ;; *) java_options+=("$line") ;; esac
  done <"$top/packaging/java-options"
}

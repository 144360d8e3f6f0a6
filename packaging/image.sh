# shellcheck shell=bash disable=SC2154,SC2034
# Steps to the program's folder that every system shares; sourced after common.sh. Needs $jdk.

packages=$top/target/packages
work=$top/target/image
# One time for every file: that of the commit. Two builds of one commit then differ in the cache alone.
SOURCE_DATE_EPOCH=$(git -C "$top" log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH

build_cleanly() {
  say "building the program"
  rm -rf "$top/target/built-from" "$top/target/lib" "$top/target/classes" "$top/target/clip-browser.jar" "$work"
  maven -q -Dmaven.test.skip=true package >&2 || die "the build failed"
  mkdir -p "$work" "$packages"
  version=$(unzip -p "$top/target/clip-browser.jar" META-INF/MANIFEST.MF | sed -n 's/^Implementation-Version: *\([^[:space:]]*\).*/\1/p')
  [ -n "$version" ] || die "the jar does not say its version"
}

# lay_modules KEEP: copies the jars to $work/modules and takes their native libraries out. Those whose path
# in the jar matches the pattern KEEP are laid into $work/natives, where the runtime finds them without
# unpacking anything into the person's folders.
lay_modules() {
  local keep=$1 jar copy name natives
  mkdir -p "$work/modules" "$work/natives"
  for jar in "$top/target/clip-browser.jar" "$top"/target/lib/*.jar; do
    is_hollow "$jar" && continue
    copy=$work/modules/${jar##*/}
    cp "$jar" "$copy"
    natives=$(unzip -Z1 "$copy" | grep -E '\.(so|dll|dylib|jnilib|a)$' || true)
    [ -n "$natives" ] || continue
    while read -r name; do
      [[ $name =~ $keep ]] || continue
      unzip -p "$copy" "$name" >"$work/natives/${name##*/}"
    done <<<"$natives"
    zip -q -d "$copy" $natives >/dev/null
  done
}

# What the program asks for by name only while it runs, beside what its module says.
modules=clipbrowser,jdk.crypto.ec,jdk.unsupported

link_runtime() {
  say "linking the runtime"
  rm -rf "$work/runtime"
  "$jdk/bin/jlink" --module-path "$work/modules" --add-modules "$modules" \
    --strip-debug --no-header-files --no-man-pages --compress zip-0 --output "$work/runtime" 2>&1 |
    grep -v '^Warning: ' >&2 || true
  [ -e "$work/runtime/lib/modules" ] || die "jlink failed"
}

# Every library that goes out is named, with its licence and what its jar says of it, in the list that the About
# panel shows; and that list is the one made of these very versions.
check_notices() {
  local jar name missing=() notices=$top/src/main/resources/clipbrowser/app/THIRD-PARTY.txt
  for jar in "$work"/modules/*.jar; do
    name=${jar##*/}
    name=${name%.jar}
    name=$(sed -E 's/-(linux|mac|win)[a-z0-9-]*$//; s/-[0-9][0-9.]*$//' <<<"$name")
    [ "$name" = clip-browser ] || grep -q "^  $name " "$notices" || missing+=("$name")
  done
  [ "${#missing[@]}" = 0 ] || die "packaging/notices/components.tsv does not name: ${missing[*]}"
  "$top/packaging/notices/make-notices" "$work/THIRD-PARTY.txt"
  cmp -s "$work/THIRD-PARTY.txt" "$notices" || die "$notices is of other versions: run packaging/notices/make-notices"
}

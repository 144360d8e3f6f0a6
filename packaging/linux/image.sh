# shellcheck shell=bash disable=SC2154,SC2034
# The program's folder for Linux: bin, lib/app, lib/runtime. Sourced by packaging/build.
. "$top/packaging/image.sh"
image=$work/clip-browser

make_image() {
  case $(uname -m) in
    x86_64) architecture=amd64 keep='^lib[a-z0-9_]*\.so$|linux-x86-64/|native/Linux/x86_64/' ;;
    aarch64) architecture=arm64 keep='^lib[a-z0-9_]*\.so$|linux-aarch64/|native/Linux/aarch64/' ;;
    *) die "packages are made for x86_64 and aarch64, not $(uname -m)" ;;
  esac
  build_cleanly
  lay_modules "$keep"
  check_notices
  link_runtime
  cp "$work"/natives/*.so "$work/runtime/lib/"
  find "$work/runtime" \( -name '*.so' -o -path '*/bin/java' -o -name jexec -o -name jspawnhelper \) -exec strip --strip-unneeded {} + 2>/dev/null || true

  say "laying out the folder"
  "$jdk/bin/jpackage" --type app-image --name clip-browser --dest "$work" --runtime-image "$work/runtime" \
    --module clipbrowser/clipbrowser.app.Main --app-version "$version" >&2
  # Without jpackage's launcher: packaging/linux/clip-browser, which stands in its place, says why.
  rm -rf "$work/runtime" "${image:?}"/bin/* "$image"/lib/app/*.cfg "$image"/lib/*.png "$image/lib/libapplauncher.so"
  # The process is to be seen by its own name.
  mv "$image/lib/runtime/bin/java" "$image/lib/runtime/bin/clip-browser"
  find "$image/lib/runtime/bin" -type f ! -name clip-browser -delete
  install -m 755 "$top/packaging/linux/clip-browser" "$image/bin/clip-browser"
  { grep -v '^#' "$top/packaging/java-options"; echo "$quiet" | tr ' ' '\n'; } >"$image/lib/app/java-options"
  mkdir -p "$image/lib/app/demo"
  cp "$top"/assets/demo/*.{json,mp4,md} "$image/lib/app/demo/"
  mkdir -p "$image/lib/app/fonts"
  cp "$top"/src/main/resources/clipbrowser/view/fonts/{*.ttf,OFL-*.txt} "$image/lib/app/fonts/"
  cp "$top/src/main/resources/clipbrowser/app/THIRD-PARTY.txt" "$top/LICENSE" "$image/"
  set_times "$image"
  train
}

set_times() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

# Java's own warnings go to standard output unless told otherwise, and there an export may be written.
quiet='-Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off -Xlog:cds*=off'

# Starts the very image that is shipped, plays the demo, and keeps the classes as they were then loaded and
# linked. A cache of other classes than the image's would run old code, so its name says whose it is.
train() {
  say "training the cache"
  local home cache=$image/lib/app/training.aot
  home=$(mktemp -d)
  # The last step of the training is a Java of its own, by that name.
  cp -p "$image/lib/runtime/bin/clip-browser" "$image/lib/runtime/bin/java"
  # What was compiled, and how, isn't kept: packaging/java-options says why nobody would use it.
  if ! JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$cache -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining" CLIP_BROWSER_HOME=$home \
    xvfb-run -a -s "-screen 0 1600x1000x24" "$top/packaging/linux/play-demo" "$image/bin/clip-browser" >"$work/training.log" 2>&1 ||
    [ ! -s "$cache" ]; then
    tail -20 "$work/training.log" >&2
    die "the cache could not be made"
  fi
  rm -rf "$home" "$image/lib/runtime/bin/java"
  mv "$cache" "$image/lib/app/$(cache_name "$image")"
  sed -i "s|^  --module |  \"-XX:AOTCache=\$here/lib/app/$(cache_name "$image")\" \\\\\n&|" "$image/bin/clip-browser"
  # Java makes the cache readable for its maker alone, and the umask of this shell is nobody's business.
  chmod -R u+rwX,go+rX,go-w "$image"
  set_times "$image"
  check_cache "$image"
}

cache_name() { echo "classes-$(sha256sum "$1/lib/runtime/lib/modules" | cut -c 1-16).aot"; }

# check_cache FOLDER: the cache that the launcher names is the one of these very classes, there is no other, and a
# start that refuses to go on without it comes through.
check_cache() {
  local name
  name=$(cache_name "$1")
  [ "$(cd "$1/lib/app" && echo *.aot)" = "$name" ] || die "the cache is of other classes"
  grep -q "/$name\"" "$1/bin/clip-browser" || die "the launcher names another cache"
  JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$1/bin/clip-browser" --version >"$work/cache.log" 2>&1 ||
    { cat "$work/cache.log" >&2; die "the cache does not fit"; }
}

# lay_desktop ROOT: what the desktop wants beside the folder in /opt, which jpackage lays, as it lies on a system.
lay_desktop() {
  local root=$1 size
  mkdir -p "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/metainfo" "$root/usr/share/man/man1" \
    "$root/usr/share/doc/clip-browser" "$root/usr/share/icons/hicolor/scalable/apps"
  ln -s /opt/clip-browser/bin/clip-browser "$root/usr/bin/clip-browser"
  cp "$top/packaging/linux/clip-browser.desktop" "$root/usr/share/applications/"
  sed "s/@VERSION@/$version/; s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)/" \
    "$top/packaging/linux/clip-browser.metainfo.xml" >"$root/usr/share/metainfo/clip-browser.metainfo.xml"
  sed "s/@VERSION@/$version/; s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)/" \
    "$top/packaging/linux/clip-browser.1" | gzip -9n >"$root/usr/share/man/man1/clip-browser.1.gz"
  cp "$top/assets/icon/clip-browser.svg" "$root/usr/share/icons/hicolor/scalable/apps/"
  for size in 16 24 32 48 64 128 256 512; do
    mkdir -p "$root/usr/share/icons/hicolor/${size}x$size/apps"
    cp "$top/assets/icon/clip-browser-$size.png" "$root/usr/share/icons/hicolor/${size}x$size/apps/clip-browser.png"
  done
  cp "$top/packaging/linux/copyright" "$root/usr/share/doc/clip-browser/copyright"
  # In Debian's form, which names a version and a day; what has changed is told in the project's own.
  printf 'clip-browser (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md of the source.\n\n -- Clip Browser <clip-browser@localhost>  %s\n' \
    "$version" "$(LC_ALL=C date -u -d "@$SOURCE_DATE_EPOCH" '+%a, %d %b %Y %H:%M:%S +0000')" |
    gzip -9n >"$root/usr/share/doc/clip-browser/changelog.gz"
  chmod -R u+rwX,go+rX,go-w "$root"
}

# jpackage_of KIND RESOURCES: the program's folder as a package of that kind, by our own control file or spec among the
# resources, into $work/KIND. jpackage would name this very system's packages, which others spell differently.
jpackage_of() {
  "$jdk/bin/jpackage" --type "$1" --app-image "$image" --name clip-browser --app-version "$version" \
    --resource-dir "$2" --dest "$work/$1" >"$work/$1.log" 2>&1 || { tail -20 "$work/$1.log" >&2; die "jpackage failed"; }
}

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
  find "$work/runtime" -name '*.so' -exec strip --strip-unneeded {} + 2>/dev/null || true

  say "making the image"
  read_java_options
  local option options=()
  for option in "${java_options[@]}" -Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off -Xlog:cds*=off \
      '-Dclipbrowser.demo=$APPDIR/demo' \
      '-Djna.boot.library.path=$ROOTDIR/lib/runtime/lib' -Djna.nounpack=true \
      '-Dorg.sqlite.lib.path=$ROOTDIR/lib/runtime/lib'; do
    options+=(--java-options "$option")
  done
  # The JVM reads the environment of MALLOC_ARENA_MAX before Java runs, so a few lines of shell stand before it.
  "$jdk/bin/jpackage" --type app-image --name clip-browser-jvm --dest "$work" --runtime-image "$work/runtime" \
    --module clipbrowser/clipbrowser.app.Main --app-version "$version" "${options[@]}" >&2
  mv "$work/clip-browser-jvm" "$image"
  rm -f "$image"/lib/*.png
  install -m 755 "$top/packaging/linux/clip-browser" "$image/bin/clip-browser"
  mkdir -p "$image/lib/app/demo"
  cp "$top"/assets/demo/*.{json,mp4,md} "$image/lib/app/demo/"
  cp "$top/src/main/resources/clipbrowser/app/THIRD-PARTY.txt" "$top/LICENSE" "$image/"
  set_times "$image"
  train
}

set_times() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

# Starts the very image that is shipped, plays the demo, and keeps the classes as they were then loaded and
# linked. A cache with other classes than the image's would run old code: its hash stands beside it.
train() {
  say "training the cache"
  local cache=$image/lib/app/clip-browser.aot home
  home=$(mktemp -d)
  if ! JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$cache" CLIP_BROWSER_HOME=$home \
    xvfb-run -a -s "-screen 0 1600x1000x24" "$top/packaging/linux/play-demo" "$image/bin/clip-browser" >"$work/training.log" 2>&1 ||
    [ ! -s "$cache" ]; then
    tail -20 "$work/training.log" >&2
    die "the cache could not be made"
  fi
  rm -rf "$home"
  sed -i 's|^\[JavaOptions\]$|&\njava-options=-XX:AOTCache=$APPDIR/clip-browser.aot|' "$image/lib/app/clip-browser-jvm.cfg"
  sha256sum <"$image/lib/runtime/lib/modules" >"$work/trained-on"
  # Only the training needs a java command of its own.
  rm -rf "$image/lib/runtime/bin"
  set_times "$image"
  check_cache
}

# The hash noted at the training, the times that the JVM compares, and a start that refuses to go on without the cache.
check_cache() {
  [ "$(sha256sum <"$image/lib/runtime/lib/modules")" = "$(cat "$work/trained-on")" ] || die "the cache is of other classes"
  JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$image/bin/clip-browser" --version >"$work/cache.log" 2>&1 ||
    { cat "$work/cache.log" >&2; die "the cache does not fit"; }
}

# lay_tree ROOT: the folder and what the desktop wants, as they lie on a system.
lay_tree() {
  local root=$1 size
  rm -rf "$root"
  mkdir -p "$root/opt" "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/metainfo" \
    "$root/usr/share/man/man1" "$root/usr/share/doc/clip-browser" "$root/usr/share/icons/hicolor/scalable/apps"
  cp -a "$image" "$root/opt/clip-browser"
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
  chmod -R u+rwX,go+rX,go-w "$root"
  set_times "$root"
}

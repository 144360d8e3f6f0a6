# shellcheck shell=bash disable=SC2154,SC2034
# target/packages/clip-browser-VERSION-linux-ARCHITECTURE.tar.xz: one folder, to be unpacked anywhere. Sourced by packaging/build.
say "packing the tar"
check_cache "$image"
archive=$packages/clip-browser-$version-linux-$architecture.tar.xz
tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$work" clip-browser | xz -T2 -6 >"$archive"
say "$archive ($(du -k "$archive" | cut -f1) KiB)"

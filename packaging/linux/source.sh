# shellcheck shell=bash disable=SC2154,SC2034
# target/packages/clip-browser-VERSION-source.tar.gz: what is committed, no more. Sourced by packaging/build.
say "packing the source"
[ -z "$(git -C "$top" status --porcelain)" ] || say "what isn't committed stays out"
: "${version:=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$top/pom.xml" | head -1)}"
mkdir -p "$packages"
archive=$packages/clip-browser-$version-source.tar.gz
git -C "$top" archive --format=tar --prefix="clip-browser-$version/" HEAD | gzip -9n >"$archive"
say "$archive ($(du -k "$archive" | cut -f1) KiB)"

# shellcheck shell=bash disable=SC2154,SC2034
# target/packages/clip-browser_VERSION_ARCHITECTURE.deb. Sourced by packaging/build.
say "packing the deb"
check_cache "$image"
tree=$work/deb-tree resources=$work/deb-resources
rm -rf "$tree" "$resources" "$work/deb"
mkdir -p "$resources"
cat >"$resources/control" <<END
Package: clip-browser
Version: $version
Architecture: $architecture
Maintainer: Clip Browser <clip-browser@localhost>
Section: video
Priority: optional
Installed-Size: @SIZE@
Depends: libc6, libvlc5 (>= 3.0.18), vlc-plugin-base, libgtk-3-0 | libgtk-3-0t64, libgl1, libxxf86vm1, libxtst6, libasound2 | libasound2t64
Recommends: libsecret-1-0
Description: review the clips a service cut from your videos
 Looks at every clip of a run in the timeline of its source, plays it exact to
 the frame, keeps, rejects or trims it, and hands the result to the editing
 system as EDL, FCPXML, Final Cut 7 XML, OTIO, ALE and more.
END
DPKG_DEB_COMPRESSOR_TYPE=none jpackage_of deb "$resources"
# jpackage knows nothing of icons in all sizes, a page of the manual and the rest, and its scripts have nothing to do.
dpkg-deb -R "$work"/deb/*.deb "$tree"
rm -rf "$work/deb" "$resources" "$tree"/DEBIAN/p* "$tree/opt/clip-browser/share"
lay_desktop "$tree"
install -D -m 644 "$top/packaging/linux/lintian-overrides" "$tree/usr/share/lintian/overrides/clip-browser"
sed -i "s/@SIZE@/$(du -sk --exclude=DEBIAN "$tree" | cut -f1)/" "$tree/DEBIAN/control"
(cd "$tree" && find opt usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
chmod 755 "$tree/DEBIAN"
chmod 644 "$tree"/DEBIAN/*
set_times "$tree"
deb=$packages/clip-browser_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz -z6 --build "$tree" "$deb" >/dev/null
rm -rf "$tree"
say "$deb ($(du -k "$deb" | cut -f1) KiB)"

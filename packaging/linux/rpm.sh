# shellcheck shell=bash disable=SC2154,SC2034
# target/packages/clip-browser-VERSION-1.ARCHITECTURE.rpm. Sourced by packaging/build.
say "packing the rpm"
check_cache "$image"
tree=$work/rpm-tree resources=$work/rpm-resources
rm -rf "$tree" "$resources" "$work/rpm"
mkdir -p "$resources"
lay_desktop "$tree"
# jpackage brings the folder in /opt, the spec adds the rest. Its libraries are its own, so rpm is not to offer
# or look for them; what it needs of the system is named as Fedora and openSUSE spell the libraries themselves.
cat >"$resources/clip-browser.spec" <<END
Name: clip-browser
Version: $version
Release: 1
Summary: Review the clips a service cut from your videos
License: GPL-3.0-or-later
AutoReqProv: no
Requires: libvlc.so.5()(64bit), libgtk-3.so.0()(64bit), libGL.so.1()(64bit), libXxf86vm.so.1()(64bit), libXtst.so.6()(64bit), libasound.so.2()(64bit)
%global __os_install_post %{nil}
%global _build_id_links none
%global debug_package %{nil}
%global use_source_date_epoch_as_buildtime 1
%global _buildhost localhost
%global _binary_payload w7.xzdio
%description
Looks at every clip of a run in the timeline of its source, plays it exact to
the frame, keeps, rejects or trims it, and hands the result to the editing
system as EDL, FCPXML, Final Cut 7 XML, OTIO, ALE and more.
%install
cp -a "%{_sourcedir}/." "$tree/." "%{buildroot}/"
rm -rf "%{buildroot}/opt/clip-browser/share"
find "%{buildroot}" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
%files
%defattr(-,root,root)
/opt/clip-browser
/usr/bin/clip-browser
/usr/share/applications/clip-browser.desktop
/usr/share/metainfo/clip-browser.metainfo.xml
/usr/share/man/man1/clip-browser.1.gz
/usr/share/doc/clip-browser
/usr/share/icons/hicolor/*/apps/clip-browser.*
END
jpackage_of rpm "$resources"
mv "$work"/rpm/*.rpm "$packages/"
rm -rf "$tree" "$resources" "$work/rpm"
rpm=$(ls -t "$packages"/clip-browser-"$version"-1.*.rpm | head -1)
say "$rpm ($(du -k "$rpm" | cut -f1) KiB)"

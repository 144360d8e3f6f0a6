# target/packages/clip-browser-VERSION-1.ARCHITECTURE.rpm. Sourced by packaging/build.
say "packing the rpm"
check_cache "$image"
tree=$work/rpm
lay_tree "$tree/tree"
# The package is laid out already: the spec only lists it. Its libraries are its own, so rpm is not to offer
# or look for them; what it needs of the system is named as Fedora and openSUSE spell the libraries themselves.
cat >"$tree/clip-browser.spec" <<END
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
cp -a "$tree/tree/." "%{buildroot}/"
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
rpmbuild -bb --quiet --define "_topdir $tree/build" --define "_rpmdir $packages" \
  --define "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" "$tree/clip-browser.spec" >"$work/rpm.log" 2>&1 ||
  { tail -20 "$work/rpm.log" >&2; die "rpmbuild failed"; }
rm -rf "$tree"
rpm=$(ls -t "$packages"/clip-browser-"$version"-1.*.rpm | head -1)
say "$rpm ($(du -k "$rpm" | cut -f1) KiB)"

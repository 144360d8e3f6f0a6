# shellcheck shell=bash disable=SC2154,SC2034
# target/packages/clip-browser-VERSION.cdx.json: what the packages hold of others, in CycloneDX. Sourced by packaging/build.
say "listing the parts"
maven -q cyclonedx:makeBom >&2 || die "the list could not be made"
mkdir -p "$packages"
sbom=$(ls "$top"/target/clip-browser-*.cdx.json)
cp "$sbom" "$packages/"
say "$packages/${sbom##*/}"

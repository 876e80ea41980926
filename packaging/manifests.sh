#!/usr/bin/env bash
# Fills the manifests of the package managers with a version and the checksums of its archives:
# packaging/manifests.sh VERSION FOLDER-WITH-ARCHIVES
set -euo pipefail
version=${1:?which version, such as 0.2.0}
dist=${2:?the folder that holds the archives}
templates=$(dirname "$0")

sum() {
    sha256sum "$dist/enroll-$version-$1" | cut -d ' ' -f 1
}
fill() {
    sed -e "s/@VERSION@/$version/g" \
        -e "s/@SHA256_WINDOWS@/$(sum x86_64-pc-windows-msvc.zip)/g" \
        -e "s/@SHA256_MACOS_ARM@/$(sum aarch64-apple-darwin.tar.gz)/g" \
        -e "s/@SHA256_MACOS_INTEL@/$(sum x86_64-apple-darwin.tar.gz)/g" \
        -e "s/@SHA256_LINUX_ARM@/$(sum aarch64-unknown-linux-musl.tar.gz)/g" \
        -e "s/@SHA256_LINUX_INTEL@/$(sum x86_64-unknown-linux-musl.tar.gz)/g" \
        "$1" > "$dist/$(basename "$1")"
}
fill "$templates/homebrew/enroll.rb"
fill "$templates/scoop/enroll.json"
fill "$templates/winget/enroll.installer.yaml"

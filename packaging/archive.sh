#!/usr/bin/env bash
# Packs a built program with its manual, completions, licence and list of dependencies: packaging/archive.sh TARGET
# The same program gives the same archive.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:?which target, such as x86_64-unknown-linux-musl}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
name=enroll-$version-$target
suffix=; [[ $target == *windows* ]] && suffix=.exe
program=target/$target/release/enroll$suffix
folder=dist/$name

rm -rf "$folder"
mkdir -p "$folder/man" "$folder/completions"
cp "$program" LICENSE README.md CHANGELOG.md "$folder/"
"$program" generate man "$folder/man"
"$program" generate complete-bash > "$folder/completions/enroll.bash"
"$program" generate complete-zsh > "$folder/completions/_enroll"
"$program" generate complete-fish > "$folder/completions/enroll.fish"
"$program" generate complete-powershell > "$folder/completions/enroll.ps1"
[[ -e enroll.cdx.json ]] && cp enroll.cdx.json "$folder/"

find "$folder" -exec touch --date=@0 {} + 2>/dev/null || find "$folder" -exec touch -t 197001010000 {} +
cd dist
if [[ $suffix == .exe ]]; then
    7z a -mtm- "$name.zip" "$name" >/dev/null
elif tar --version | grep -q GNU; then
    tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -n > "$name.tar.gz"
else
    find "$name" -type f | LC_ALL=C sort | tar --uid 0 --gid 0 -cf - -T - | gzip -n > "$name.tar.gz"
fi
rm -rf "${folder#dist/}"

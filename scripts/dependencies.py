#!/usr/bin/env python3
"""Lists the direct dependencies for docs/dependencies.md: licence, version, and when that version and the newest one came out.

It asks nobody: `cargo metadata` has the licences, and the index of crates.io that cargo keeps has the times.

    python3 scripts/dependencies.py > docs/dependencies.md
"""

import json
import pathlib
import subprocess

HEAD = """# Dependencies

What `enroll` is built from, by what its `Cargo.toml` names; `cargo tree` shows what these need in turn. `cargo deny check` holds all of
them to the licences and sources in `deny.toml`, and knows their advisories. Each release has the whole list beside it
(CycloneDX) and inside the program (`cargo audit bin enroll`).

`python3 scripts/dependencies.py` writes this page from `cargo metadata` and the index that cargo keeps.
"""

ROW = "| {name} | {version} | {licence} | {came} | {newest} |"


def cache(name):
    """Where cargo keeps what the index says of a crate."""
    if len(name) <= 3:
        parts = [str(len(name))] + ([name[0]] if len(name) == 3 else [])
    else:
        parts = [name[:2], name[2:4]]
    root = pathlib.Path.home() / ".cargo" / "registry" / "index"
    found = [index / ".cache" / pathlib.Path(*parts) / name for index in root.glob("index.crates.io-*")]
    return [path for path in found if path.is_file()]


def releases(name):
    """When each version came out that was not taken back."""
    times = {}
    for path in cache(name):
        for piece in path.read_bytes().split(b"\0"):
            if piece.startswith(b"{"):
                entry = json.loads(piece)
                if not entry.get("yanked") and entry.get("pubtime"):
                    times[entry["vers"]] = entry["pubtime"][:10]
    return times


def table(packages, names):
    print("| crate | version | licence | that version is of | newest release |")
    print("| --- | --- | --- | --- | --- |")
    for name in sorted(names):
        package = packages[name]
        times = releases(name)
        print(
            ROW.format(
                name=name,
                version=package["version"],
                licence=package["license"],
                came=times.get(package["version"], ""),
                newest=max(times.values(), default=""),
            )
        )


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    metadata = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    by_id = {package["id"]: package for package in metadata["packages"]}
    root = metadata["resolve"]["root"]
    node = next(node for node in metadata["resolve"]["nodes"] if node["id"] == root)
    packages, program, tests = {}, set(), set()
    for dependency in node["deps"]:
        package = by_id[dependency["pkg"]]
        packages[package["name"]] = package
        kinds = {kind["kind"] for kind in dependency["dep_kinds"]}
        (program if None in kinds else tests).add(package["name"])
    print(HEAD)
    print("## In the program\n")
    table(packages, program)
    print("\n## In the tests\n")
    table(packages, tests)


main()

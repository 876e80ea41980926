#!/usr/bin/env python3
"""Measure enroll against other programs that do the same job, and print the tables of docs/performance.md.

    cargo build --release && cargo build --release --example baselines
    python3 -m venv venv && venv/bin/pip install polars fastexcel duckdb XlsxWriter
    venv/bin/python benches/compare.py

Everything but Python and enroll is optional: a program that is not installed is skipped and named below its table.
Programs run in turns, round by round, so that a machine that gets slower slows all of them. The first round is not
counted. Each run writes to a new file. The numbers are medians; compare numbers of one run of this script only.
"""
import argparse
import importlib.util
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from job import DOMAINS

BENCHES = Path(__file__).resolve().parent
TARGET = BENCHES.parent / "target"

# The words of enroll that can change: flags, settings, and the keys of users.toml that are replaced.
ORG = "--org"
CURRENT = "--current"
DOMAIN_SETTINGS = [ORG, "domains=" + ",".join(DOMAINS)]
ALL_SETTINGS = [*DOMAIN_SETTINGS, ORG, "seats=1000", ORG, "smallest_group=5"]
REMOVE_MISSING = ["--absent", "delete"]
WARN_OF_MANAGERS = ["--warn", "unknown-manager"]
PLAIN_MANAGERS = 'type = "text"'
CHECKED_MANAGERS = 'type = "reference"\nrefers_to = "email"'

MOST_ROWS_OF_XLSX = 500_000
# One is for the headers.
FULL_SHEET = 1_048_575
FULL_SHEET_OF_XLS = 65_535
SMALL_ROWS = 5
SMALL_ROUNDS = 50


@dataclass
class Run:
    """What one run of a program took: seconds, seconds, KiB."""
    wall: float
    cpu: float
    peak: int


@dataclass
class Contender:
    """A program to measure."""
    name: str
    command: list[str]
    leaves_out: str = ""
    exits: tuple[int, ...] = (0,)
    # Is called before each run and not measured.
    prepare: Callable[[], None] = lambda: None
    # Why it cannot run here; empty when it can.
    missing: str = ""
    runs: list[Run] = field(default_factory=list)

    def median(self, what: str) -> float:
        return statistics.median(getattr(run, what) for run in self.runs)


class Bench:
    """The programs, and the folder with the lists."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.rows: int = args.rows
        self.rounds: int = args.rounds
        self.enroll_path: Path = args.enroll.resolve()
        self.baselines_path: Path = args.baselines.resolve()
        floor = shutil.which(args.floor)
        self.floor_path = Path(floor).resolve() if floor else None
        self.folder: Path = args.data.resolve()
        # Is emptied before each run.
        self.outputs = self.folder / "outputs"
        self.outputs.mkdir(parents=True, exist_ok=True)

    # The lists

    def generate(self, name: str, rows: int, *options: str) -> str:
        """The path of a list, which is generated if it is not there."""
        path = self.folder / f"{rows}-{name}"
        generator = BENCHES / "gen_users.py"
        changed = max(file.stat().st_mtime for file in (generator, BENCHES / "job.py", BENCHES / "workbooks.py"))
        if not path.exists() or path.stat().st_mtime < changed:
            say(f"generate: {path.name}")
            unfinished = path.with_stem("unfinished")
            subprocess.run([sys.executable, generator, str(rows), unfinished, *options], check=True)
            unfinished.rename(path)
        return str(path)

    def faulty(self, rows: int) -> str:
        return self.generate("faulty.csv", rows)

    def current(self, rows: int) -> str:
        return self.generate("current.csv", rows, "--fault-rate", "0")

    def later(self, rows: int) -> str:
        return self.generate("later.csv", rows, "--fault-rate", "0", "--later")

    def profile(self, managers: str = PLAIN_MANAGERS) -> list[str]:
        """The flag for users.toml, in which the managers are plain text, or checked."""
        text = (BENCHES / "users.toml").read_text(encoding="utf-8")
        assert text.count(PLAIN_MANAGERS) == 1
        name = "plain.toml" if managers == PLAIN_MANAGERS else "checked.toml"
        path = self.folder / name
        path.write_text(text.replace(PLAIN_MANAGERS, managers), encoding="utf-8")
        return ["--profile", str(path)]

    def output(self, name: str) -> str:
        return str(self.outputs / name)

    # The programs

    def enroll(self, name: str, *words: str, **options) -> Contender:
        return Contender(name, [str(self.enroll_path), *words], **options)

    def validate(self, name: str, source: str, *words: str, managers: str = PLAIN_MANAGERS) -> Contender:
        # It ends with 1 where it finds errors.
        return self.enroll(name, "validate", source, *words, *self.profile(managers), *ALL_SETTINGS, exits=(0, 1))

    def annotate(self, name: str, source: str, *words: str, managers: str = PLAIN_MANAGERS) -> Contender:
        return self.validate(name, source, "-o", self.output("checked.csv"), *words, managers=managers)

    def floor(self, source: str) -> Contender:
        threads = os.cpu_count() or 1
        command = [str(self.floor_path), source, self.output("floor.csv"), "checks=1", f"threads={threads}"]
        missing = "" if self.floor_path else "no such program, see `--floor`"
        return Contender("floor", command, "messages, first of the duplicates", missing=missing)

    def baseline(self, name: str, leaves_out: str, *words: str) -> Contender:
        missing = "" if self.baselines_path.exists() else "`cargo build --release --example baselines`"
        return Contender(name, [str(self.baselines_path), *words], leaves_out, missing=missing)

    def csv_copy(self, source: str) -> Contender:
        return self.baseline("csv crate, copy", "all checks", "copy", source, self.output("copy.csv"))

    def calamine_cells(self, source: str) -> Contender:
        return self.baseline("calamine, cells", "all checks, output", "cells", source)

    def peer(self, name: str, module: str, leaves_out: str, source: str, needs: list[str]) -> Contender:
        missing = not_installed(needs)
        command = [sys.executable, "-m", f"peers.{module}", source, self.output(f"{module}.csv")]
        return Contender(name, command, leaves_out, missing=missing)

    def polars(self, source: str) -> Contender:
        needs = ["polars", "fastexcel"] if source.endswith(".xlsx") else ["polars"]
        return self.peer("Polars, lazy", "polars_job", "dates, ids, messages, first of the duplicates", source, needs)

    def duckdb(self, source: str) -> Contender:
        return self.peer("DuckDB, join", "duckdb_job", "dates, ids, messages, order of the rows", source, ["duckdb"])

    # Measuring

    def compare(self, title: str, contenders: list[Contender], rounds: int | None = None) -> None:
        """Measures those that are installed, and prints a table."""
        os.sync()
        installed = [contender for contender in contenders if not contender.missing]
        rounds = rounds or self.rounds
        say(f"measure: {title}")
        for number in range(rounds + 1):
            for contender in installed:
                run = self.run(contender)
                if number:
                    contender.runs.append(run)
        print_table(title, rounds, installed)
        for contender in contenders:
            if contender.missing:
                print(f"Skipped: {contender.name} ({contender.missing})\n")
        sys.stdout.flush()

    def run(self, contender: Contender) -> Run:
        self.empty_outputs()
        contender.prepare()
        errors = self.folder / "stderr.txt"
        with open(errors, "wb") as stderr:
            start = time.perf_counter()
            process = subprocess.Popen(contender.command, cwd=BENCHES, stdout=subprocess.DEVNULL, stderr=stderr)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in contender.exits:
            command = " ".join(contender.command)
            sys.exit(f"{command}\nended with {process.returncode}:\n{errors.read_text(errors='replace')[-2000:]}")
        # Bytes that still have to go to the disk would slow the next program.
        self.empty_outputs()
        return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)

    def set_up(self, *words: str) -> None:
        """Runs enroll without measuring it."""
        result = subprocess.run([self.enroll_path, *words], capture_output=True, text=True)
        if result.returncode:
            sys.exit(f"enroll {' '.join(words)}\nended with {result.returncode}:\n{result.stderr}")

    def database(self, rows: int) -> str:
        """The path of a new user database with the users of the current list."""
        path = self.folder / f"{rows}-users.db"
        path.unlink(missing_ok=True)
        self.set_up("apply", self.current(rows), CURRENT, str(path), "--create", "--yes", *self.profile(),
                    *DOMAIN_SETTINGS)
        return str(path)

    def empty_outputs(self) -> None:
        shutil.rmtree(self.outputs)
        self.outputs.mkdir()


# The cases


def csv_case(bench: Bench) -> None:
    source = bench.faulty(bench.rows)
    bench.compare(f"CSV, {size(bench.rows, source)}", [
        bench.floor(source),
        bench.csv_copy(source),
        bench.annotate("`enroll validate -o`", source),
        bench.validate("`enroll validate`", source),
        bench.polars(source),
        bench.duckdb(source),
    ])


def findings_case(bench: Bench) -> None:
    source = bench.faulty(bench.rows)
    bench.compare(f"A finding on every row, {size(bench.rows, source)}", [
        bench.floor(source),
        bench.csv_copy(source),
        bench.annotate("`enroll validate -o`", source),
        bench.annotate("the same, an error on every row", source, managers=CHECKED_MANAGERS),
        bench.annotate("the same, a warning on every row", source, *WARN_OF_MANAGERS, managers=CHECKED_MANAGERS),
    ])


def small_case(bench: Bench) -> None:
    source = bench.faulty(SMALL_ROWS)
    contenders = [
        bench.floor(source),
        bench.csv_copy(source),
        bench.annotate("`enroll validate -o`", source),
        bench.validate("`enroll validate`", source),
    ]
    bench.compare(f"CSV, {SMALL_ROWS} rows", contenders, max(bench.rounds, SMALL_ROUNDS))


def xlsx_case(bench: Bench) -> None:
    rows = min(bench.rows, MOST_ROWS_OF_XLSX)
    missing = not_installed(["xlsxwriter"])
    for strings in ("shared", "inline"):
        if missing:
            print(f"Skipped: XLSX with {strings} strings (to write it: {missing})\n")
            continue
        source = bench.generate(f"{strings}.xlsx", rows, "--strings", strings)
        bench.compare(f"XLSX with {strings} strings, {size(rows, source)}", [
            bench.calamine_cells(source),
            bench.annotate("`enroll validate -o`", source),
            bench.polars(source),
        ])


def formats_case(bench: Bench) -> None:
    for suffix, most, needs in (("ods", MOST_ROWS_OF_XLSX, []), ("xlsb", MOST_ROWS_OF_XLSX, ["pyxlsbwriter"]),
                                ("xls", FULL_SHEET_OF_XLS, ["xlwt"])):
        if missing := not_installed(needs):
            print(f"Skipped: {suffix.upper()} (to write it: {missing})\n")
            continue
        rows = min(bench.rows, most)
        source = bench.generate(f"users.{suffix}", rows)
        bench.compare(f"{suffix.upper()}, {size(rows, source)}", [
            bench.calamine_cells(source),
            bench.validate("`enroll validate`", source),
            bench.annotate("`enroll validate -o`", source),
        ])


def sheet_case(bench: Bench) -> None:
    missing = not_installed(["xlsxwriter"])
    if missing:
        print(f"Skipped: a full sheet (to write it: {missing})\n")
        return
    source = bench.generate("full.xlsx", FULL_SHEET, "--strings", "shared")
    bench.compare(f"A full sheet of XLSX, {size(FULL_SHEET, source)}", [
        bench.calamine_cells(source),
        bench.validate("`enroll validate`", source),
        bench.annotate("`enroll validate -o`", source),
    ], 2)


def import_case(bench: Bench) -> None:
    current, later, database = bench.current(bench.rows), bench.later(bench.rows), bench.database(bench.rows)
    settings = [*bench.profile(), *DOMAIN_SETTINGS]
    plan = str(bench.folder / f"{bench.rows}-plan.json")
    Path(plan).unlink(missing_ok=True)
    bench.set_up("diff", later, CURRENT, database, *REMOVE_MISSING, "-o", plan, *settings)
    new, changed, undo = bench.output("users.db"), bench.output("changed.db"), bench.output("undo.json")

    def copy_database() -> None:
        shutil.copyfile(database, changed)
        with open(changed, "rb+") as file:
            os.fsync(file)

    def diff(name: str, users: str) -> Contender:
        return bench.enroll(name, "diff", later, CURRENT, users, *REMOVE_MISSING, "-o", bench.output("plan.json"),
                            *settings)

    bench.compare(f"Import, {size(bench.rows, later)}, of which 1 % have changed", [
        bench.csv_copy(later),
        diff("`enroll diff`, current users in a CSV", current),
        diff("`enroll diff`, current users in a database", database),
        bench.enroll("`enroll apply --create`", "apply", current, CURRENT, new, "--create", "--yes", *settings),
        bench.enroll("`enroll apply` of a saved plan", "apply", plan, CURRENT, changed, "--yes", "--undo", undo,
                     *bench.profile(), prepare=copy_database),
    ])


def export_case(bench: Bench) -> None:
    for suffix, rows in ("csv", bench.rows), ("xlsx", min(bench.rows, MOST_ROWS_OF_XLSX)):
        current, database = bench.current(rows), bench.database(rows)
        bench.compare(f"Export to {suffix.upper()}, {size(rows, current)}", [
            bench.csv_copy(current),
            bench.enroll("`enroll export`", "export", CURRENT, database, "-o", bench.output(f"users.{suffix}"),
                         *bench.profile(), *DOMAIN_SETTINGS),
        ])


CASES = {
    "csv": csv_case,
    "findings": findings_case,
    "small": small_case,
    "xlsx": xlsx_case,
    "formats": formats_case,
    "sheet": sheet_case,
    "import": import_case,
    "export": export_case,
}


# Printing


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def not_installed(packages: list[str]) -> str:
    """How to install those of the packages that are not there."""
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    return f"`pip install {' '.join(missing)}`" if missing else ""


def size(rows: int, path: str) -> str:
    return f"{rows:,} rows ({os.path.getsize(path) / 1e6:,.1f} MB)"


def digits(seconds: float) -> str:
    """Three digits that count, such as 12.3 or 0.00456."""
    return f"{seconds:#.3g}".rstrip(".")


def mebibytes(kibibytes: float) -> str:
    # The kernel counts a new process as large as this one before it becomes the program.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{kibibytes / 1024:,.0f}" if kibibytes > own else f"under {own / 1024:,.0f}"


def print_table(title: str, rounds: int, contenders: list[Contender]) -> None:
    """Prints the medians; ratios are to the first contender."""
    first = contenders[0]
    print(f"### {title}\n\nMedians of {rounds} rounds.\n")
    print(f"| program | wall s | least to most | × {first.name} | CPU s | peak MiB | what it leaves out |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | --- |")
    for contender in contenders:
        walls = [run.wall for run in contender.runs]
        print("|", " | ".join([
            contender.name,
            digits(contender.median("wall")),
            f"{digits(min(walls))} to {digits(max(walls))}",
            f"{contender.median('wall') / first.median('wall'):.1f}",
            digits(contender.median("cpu")),
            mebibytes(contender.median("peak")),
            contender.leaves_out,
        ]), "|")
    print()


def print_machine(bench: Bench) -> None:
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    version = subprocess.run([bench.enroll_path, "--version"], capture_output=True, text=True, check=True).stdout
    print(f"{version.strip()}, {time.strftime('%Y-%m-%d')}: {model}, {os.cpu_count()} cores, {memory:.0f} GiB, "
          f"{platform.system()} {platform.release()}, Python {platform.python_version()}\n", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000, metavar="N", help="default: 1000000")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="rounds that count (default: 7)")
    parser.add_argument("--only", metavar="CASE[,CASE]", help=f"some of: {','.join(CASES)}")
    parser.add_argument("--enroll", type=Path, default=TARGET / "release/enroll", metavar="PATH")
    parser.add_argument("--baselines", type=Path, default=TARGET / "release/examples/baselines", metavar="PATH")
    parser.add_argument("--floor", default="floor", metavar="PATH",
                        help="a program that does the least that this job needs, to compare with")
    parser.add_argument("--data", type=Path, default=TARGET / "compare", metavar="FOLDER",
                        help="where the lists are kept, about 1 GB (default: target/compare)")
    args = parser.parse_args()
    cases = args.only.split(",") if args.only else list(CASES)
    unknown = [case for case in cases if case not in CASES]
    if unknown:
        parser.error(f"no such case: {', '.join(unknown)}; choose from {', '.join(CASES)}")
    if not args.enroll.exists():
        parser.error(f"{args.enroll} does not exist; run `cargo build --release`, or give `--enroll PATH`")
    bench = Bench(args)
    print_machine(bench)
    for case in cases:
        CASES[case](bench)


if __name__ == "__main__":
    main()

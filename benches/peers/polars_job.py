"""Polars, lazy: check a list of users and write it again with an `errors` column.

    python -m peers.polars_job INPUT OUTPUT.csv      (XLSX needs fastexcel)
"""
import sys

import polars as pl

from job import (ACTIVE, DOMAINS, EMAIL_PATTERN, GROUPS_PATTERN, LANGUAGES, PHONE_PATTERN, REQUIRED, TYPES)


def scan(path: str) -> pl.LazyFrame:
    if path.endswith(".xlsx"):
        return pl.read_excel(path, engine="calamine", infer_schema_length=0).lazy()
    return pl.scan_csv(path, infer_schema=False)


def mark(condition: pl.Expr, error: str) -> pl.Expr:
    return pl.when(condition.fill_null(False)).then(pl.lit(error))


def errors() -> pl.Expr:
    """The errors of a row in one text. An empty cell is null, and a comparison with null is null, thus no error."""
    column = pl.col
    email = column("Email")
    lower = email.str.to_lowercase()
    valid = email.str.contains(EMAIL_PATTERN)
    domain = lower.str.split_exact("@", 1).struct.field("field_1")
    return pl.concat_str(
        mark(pl.any_horizontal(column(name).is_null() for name in REQUIRED), "required"),
        mark(~valid, "email_syntax"),
        mark(valid & ~domain.is_in(DOMAINS), "email_domain"),
        mark(valid & ~lower.is_first_distinct(), "email_duplicate"),
        mark(~column("Language").is_in(LANGUAGES), "language"),
        mark(~column("Type").is_in(TYPES), "type"),
        mark(~column("Active").is_in(ACTIVE), "active"),
        mark(~column("Mobile phone").str.contains(PHONE_PATTERN), "phone"),
        mark(~column("Usergroups").str.contains(GROUPS_PATTERN), "group"),
        separator=";",
        ignore_nulls=True,
    )


source, output = sys.argv[1:]
scan(source).with_columns(errors=errors()).sink_csv(output, engine="streaming")

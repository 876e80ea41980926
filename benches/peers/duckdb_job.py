"""DuckDB: check a list of users and write it again with an `errors` column.

    python -m peers.duckdb_job INPUT.csv OUTPUT.csv

Duplicates are found with a join. It is faster than a window function, and does not keep the order of the rows. Reading
the file twice is as fast as keeping it, and needs half of the memory.
"""
import sys

import duckdb

from job import (ACTIVE, DOMAINS, EMAIL_PATTERN, GROUPS_PATTERN, HEADER, LANGUAGES, PHONE_PATTERN, REQUIRED, TYPES)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def values(texts: tuple[str, ...]) -> str:
    return "(" + ", ".join(map(quoted, texts)) + ")"


source, output = sys.argv[1:]
columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in HEADER)
users = f"""read_csv({quoted(source)}, columns = {{{columns}}}, header = true, auto_detect = false,
                     delim = ',', quote = '"', escape = '"')"""
missing = " OR ".join(f'"{name}" IS NULL' for name in REQUIRED)
valid = f'regexp_matches("Email", {quoted(EMAIL_PATTERN)})'
# An empty cell is NULL, and a comparison with NULL is NULL, thus no error.
duckdb.sql(f"""
    COPY (
        WITH duplicates AS (
            SELECT lower("Email") AS email FROM {users} WHERE "Email" IS NOT NULL GROUP BY 1 HAVING count(*) > 1
        )
        SELECT *, concat_ws(';',
            CASE WHEN {missing} THEN 'required' END,
            CASE WHEN NOT {valid} THEN 'email_syntax' END,
            CASE WHEN {valid} AND lower(split_part("Email", '@', 2)) NOT IN {values(DOMAINS)} THEN 'email_domain' END,
            CASE WHEN {valid} AND lower("Email") IN (SELECT email FROM duplicates) THEN 'email_duplicate' END,
            CASE WHEN "Language" NOT IN {values(LANGUAGES)} THEN 'language' END,
            CASE WHEN "Type" NOT IN {values(TYPES)} THEN 'type' END,
            CASE WHEN "Active" NOT IN {values(ACTIVE)} THEN 'active' END,
            CASE WHEN NOT regexp_matches("Mobile phone", {quoted(PHONE_PATTERN)}) THEN 'phone' END,
            CASE WHEN NOT regexp_matches("Usergroups", {quoted(GROUPS_PATTERN)}) THEN 'group' END
        ) AS errors
        FROM {users}
    ) TO {quoted(output)} (HEADER, DELIMITER ',')
""")

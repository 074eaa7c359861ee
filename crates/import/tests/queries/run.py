"""Runs a query of Athena's dialect on DuckDB, over files as they lie in a bucket.

The request comes as JSON on standard input: the query, the files, and either the statement that creates the table in
Athena or the types of a table's columns. The answer is the CSV that Athena would write.
"""

import json
import sys

import duckdb
import sqlglot
from sqlglot import exp


def columns(create):
    """The columns of CREATE EXTERNAL TABLE, and its name."""
    schema = create.find(exp.Schema)
    types = {column.name: column.kind.sql("duckdb") for column in schema.expressions}
    return schema.this.name, types


def loaded(database, name, types, files, log):
    """Reads files into a table as Hive does: what is no number in a column of numbers is NULL."""
    names = ", ".join(f"'{column}'" for column in types)
    listed = ", ".join(f"'{file}'" for file in files)
    options = "delim=' ', quote='', escape=''" if log else "delim=',', quote='\"'"
    cells = ", ".join(f'try_cast("{column}" AS {kind}) AS "{column}"' for column, kind in types.items())
    reader = f"read_csv([{listed}], names=[{names}], header=false, skip=1, all_varchar=true, {options})"
    # In two steps, since DuckDB would have the reader of the files convert the texts, and refuse what is no number.
    database.execute(f"CREATE TABLE texts AS SELECT * FROM {reader}")
    database.execute(f'CREATE TABLE "{name}" AS SELECT {cells} FROM texts')


def cell(value):
    """A value as Athena writes it: quoted, and nothing for NULL."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f'"{java(value)}"'
    if hasattr(value, "strftime"):
        return f'"{value.strftime("%Y-%m-%d %H:%M:%S")}.{value.microsecond // 1000:03}"'
    return '"' + str(value).replace('"', '""') + '"'


def java(value):
    """A double as Java writes it."""
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        return repr(float(value)) if "e" not in repr(value) else f"{value:f}"
    mantissa, exponent = f"{value:.17e}".split("e")
    shortest = next(text for text in (f"{value:.{digits}e}" for digits in range(18)) if float(text) == value)
    mantissa, exponent = shortest.split("e")
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}E{int(exponent)}"


def main():
    request = json.load(sys.stdin)
    database = duckdb.connect()
    if request.get("create"):
        name, types = columns(sqlglot.parse_one(request["create"], read="athena"))
    else:
        name, types = request["table"], request["types"]
    loaded(database, name, types, request["files"], bool(request.get("create")))
    # What the parser does not know as a statement, it keeps as a command.
    parsed = sqlglot.parse(request["query"], read="athena", error_level=sqlglot.ErrorLevel.RAISE)
    assert len(parsed) == 1 and isinstance(parsed[0], exp.Select), "it is one SELECT"
    answer = database.execute(parsed[0].sql("duckdb"))
    sys.stdout.write(",".join(f'"{column[0]}"' for column in answer.description) + "\n")
    for row in answer.fetchall():
        sys.stdout.write(",".join(cell(value) for value in row) + "\n")


main()

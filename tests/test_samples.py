"""What is said of a data file is what pandas' own reader makes of it: names, dtypes, values, gaps, row labels."""

import contextlib
import gzip
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sklearn import datasets

from nb2svc import catalog, samples
from nb2svc.samples import Sample

pytestmark = pytest.mark.quick

CSV: dict[str, tuple[str, dict[str, Any]]] = {
    "plain": ("a,b,c\n1,x,0.5\n2,y,1.5\n", {}),
    "zeros kept": ("zip,n\n01001,1\n90210,2\n", {"dtype": {"zip": str}}),
    "zeros lost": ("zip,n\n01001,1\n90210,2\n", {}),
    "integers with gaps": ("a,b\n1,2\n,3\n", {}),
    "all missing": ("a,b\n,2\nNA,3\n", {}),
    "booleans": ("a,b,c\nTrue,false,TRUE\nFalse,true,FALSE\n", {}),
    "booleans with gaps": ("a,b\nTrue,1\n,2\n", {}),
    "mixed booleans": ("a\nTrue\nyes\n", {}),
    "own booleans": ("a,b\nyes,1\nno,2\n", {"true_values": ["yes"], "false_values": ["no"]}),
    "big integers": ("a,b,c\n9223372036854775807,9223372036854775808,18446744073709551616\n1,1,1\n", {}),
    "big and negative": ("a,b\n9223372036854775808,1\n-1,2\n", {}),
    "points that are no decimals": ("a;b\n1.5;1,5\n2.25;2,25\n", {"sep": ";", "decimal": ","}),
    "underscores and other digits": ("a,b,c\n1_0,１,1e1_0\n2,2,1\n", {}),
    "too many digits": (f"a,b\n{'9' * 5000},1\n1,2\n", {}),
    "big with gap": ("a,b\n9223372036854775808,1\n,2\n", {}),
    "mixed": ("a,b\n1,x\nu,2\n", {}),
    "thousands": ('a,b\n"1,234",x\n"5",y\n', {"thousands": ","}),
    "thousands untold": ('a,b\n"1,234",x\n"5",y\n', {}),
    "decimal": ("a;b\n1,5;x\n2,25;y\n", {"sep": ";", "decimal": ","}),
    "decimal and thousands": ("a;b\n1.234,5;1.000\n2,25;2.000\n", {"sep": ";", "decimal": ",", "thousands": "."}),
    "decimal untold": ("a;b\n1,5;x\n2,25;y\n", {"sep": ";"}),
    "delimiter": ("a|b\n1|x\n", {"delimiter": "|"}),
    "sniffed": ("a;b\n1;x\n", {"sep": None, "engine": "python"}),
    "white space": ("a  b\n1   x\n2 y\n", {"sep": r"\s+"}),
    "white space quoted": ('a  b\n1   "x y"\n2 y\n', {"sep": r"\s+"}),
    "expression": ("a; b\n1; x\n2;  y\n", {"sep": r";\s+", "engine": "python"}),
    "tab": ("a\tb\n1\tx\n", {"sep": "\t"}),
    "no header, names": ("1,x\n2,y\n", {"header": None, "names": ["n", "t"]}),
    "no header": ("1,x\n2,y\n", {"header": None}),
    "names over a header": ("p,q\n1,x\n2,y\n", {"header": 0, "names": ["n", "t"]}),
    "names alone": ("1,x\n2,y\n", {"names": ["n", "t"]}),
    "later header": ("title\n\na,b\n1,x\n", {"header": 1}),
    "index_col": ("id,a\n7,1\n8,2\n", {"index_col": "id"}),
    "index_col 0": (",a\n7,1\n8,2\n", {"index_col": 0}),
    "index_col place": ("a,id\n1,7\n2,8\n", {"index_col": 1}),
    "several index columns": ("a,id,k\n1,7,x\n2,8,y\n", {"index_col": ["id", "k"]}),
    "unnamed": (",a,\n0,1,x\n1,2,y\n", {}),
    "implicit index": ("a,b\nr,1,2\ns,3,4\n", {}),
    "trailing separator": ("a,b\n1,2,\n3,4,\n", {"index_col": False}),
    "usecols": ("a,b,c\n1,x,3\n2,y,4\n", {"usecols": ["c", "a"]}),
    "usecols places": ("a,b,c\n1,x,3\n2,y,4\n", {"usecols": [0, 2]}),
    "usecols of names": ("1,x,3\n2,y,4\n", {"usecols": [0, 2], "names": ["p", "q"]}),
    "skiprows": ("# title\nmore\na,b\n1,x\n", {"skiprows": 2}),
    "skiprows list": ("a,b\nunits,units\n1,x\n2,y\n", {"skiprows": [1]}),
    "skipfooter": ("a,b\n1,x\n2,y\ntotal,3\n", {"skipfooter": 1, "engine": "python"}),
    "nrows": ("a,b\n1,x\n2,y\nbad,z\n", {"nrows": 2}),
    "na_values": ("a,b\n1,?\n?,x\n-999,y\n", {"na_values": ["?", -999]}),
    "na_values by column": ("a,b\n1,1\n?,?\n", {"na_values": {"a": ["?"]}}),
    "keep_default_na": ("a,b\nNA,1\nx,2\n", {"keep_default_na": False}),
    "keep_default_na and own": ("a,b\nNA,1\n-,2\n", {"keep_default_na": False, "na_values": ["-"]}),
    "na_filter": ("a,b\nNA,1\n,2\n", {"na_filter": False}),
    "dtypes": ("a,b,c,d\n1,2,x,1\n3,4,y,0\n", {"dtype": {"a": "float32", "b": "str", "c": "category", "d": "bool"}}),
    "nullable": ("a,b\n1,x\n,y\n", {"dtype": {"a": "Int64", "b": "string"}}),
    "all text": ("a,b\n1,x\n,y\n", {"dtype": str}),
    "comments": ("# of 2020\na,b # names\n1,x\n# no\n2,y # two\n", {"comment": "#"}),
    "quoted newlines": ('a,b\n1,"x\ny"\n2,"said ""no"""\n', {}),
    "other quotes": ("a,b\n1,'x,y'\n2,z\n", {"quotechar": "'"}),
    "no quotes": ('a,b\n1,"x\n2,y"\n', {"quoting": 3}),
    "escapes": ("a,b\n1,x\\,y\n2,z\n", {"escapechar": "\\"}),
    "spaces": ("a, b, c\n1, x, 2\n3, y, 4\n", {}),
    "spaces skipped": ("a, b\n1, x\n2, y\n", {"skipinitialspace": True}),
    "blank lines": ("a,b\n\n1,x\n   \n2,y\n\n", {}),
    "blank lines kept": ("a,b\n1,x\n\n2,y\n", {"skip_blank_lines": False}),
    "one column": ('a\n1\n\n""\n2\n', {}),
    "duplicates": ("a,a,b,a.1,a\n1,2,3,4,5\n", {}),
    "duplicates 2": ("x,x.1,x,x,\n1,2,3,4,5\n", {}),
    "short rows": ("a,b,c\n1,2\n3,4,5\n", {}),
    "bad lines": ("a,b\n1,2\n3,4,5\n6,7\n", {"on_bad_lines": "skip"}),
    "odd names": ("größe (cm),2020, x ,a\nb,😀\n1,2,3,4,5\n".replace("a\nb", '"a\nb"'), {}),
    "floats": ("a,b,c,d\n1e5,.5,inf,1.\n1,5.,-inf,2\n", {}),
    "no floats": ("a,b,c\n1e,1_0,0x1f\n1,2,3\n", {}),
    "signs and spaces": ("a,b\n+1, 2\n-3,4 \n", {}),
    "nan texts": ("a,b,c\nnan,null,n/a\n1,x,2\n", {}),
    "dates iso": ("d,a\n2020-01-31,1\n2021-12-01,2\n", {"parse_dates": ["d"]}),
    "dates month first": ("d,a\n01/02/2020,1\n12/31/2021,2\n", {"parse_dates": ["d"]}),
    "dates day first": ("d,a\n01/02/2020,1\n31/12/2021,2\n", {"parse_dates": ["d"], "dayfirst": True}),
    "dates that do not fit": ("d,a\n01/02/2020,1\n31/12/2021,2\n", {"parse_dates": ["d"]}),
    "dates found late": ("d,a\n31/12/2020,1\n01/02/2021,2\n", {"parse_dates": ["d"]}),
    "dates with gaps": ("d,a\n2020-01-31,1\n,2\n", {"parse_dates": [0]}),
    "dates and times": ("d,a\n2020-01-31 10:30,1\n2021-12-01 23:59,2\n", {"parse_dates": ["d"]}),
    "dates German": ("d;a\n31.01.2020;1\n01.12.2021;2\n", {"sep": ";", "parse_dates": ["d"], "dayfirst": True}),
    "dates named": ("d,a\n31 Jan 2020,1\n01 Dec 2021,2\n", {"parse_dates": ["d"]}),
    "dates compact": ("d,a\n20200131,1\n20211201,2\n", {"parse_dates": ["d"]}),
    "date_format": ("d,a\n2020_31_01,1\n2021_01_12,2\n", {"parse_dates": ["d"], "date_format": "%Y_%d_%m"}),
    "index dates": ("d,a\n2020-01-31,1\n2021-12-01,2\n", {"index_col": "d", "parse_dates": True}),
    "dates untold": ("d,a\n2020-01-31,1\n2021-12-01,2\n", {}),
}  # fmt: skip


def compare(sample: Sample, table: pd.DataFrame) -> None:
    """A sample says what a table holds."""
    assert list(sample.columns) == list(table.columns)
    assert [None if str(name).startswith("Unnamed") else name for name in sample.index] == [name for name in table.index.names if name is not None or sample.index]
    frame = table.reset_index() if sample.index and all(name is not None for name in table.index.names) else table
    for name, column in sample.by_name.items():
        if name not in frame:
            continue
        values = frame[name]
        if column.problem:
            continue
        assert column.dtype == str(values.dtype), f"{name}: {column.dtype}, pandas: {values.dtype}"
        assert column.missing == bool(values.isna().any()), name
        assert column.distinct is None or len(column.distinct) <= values.nunique(), name
        for place, record in enumerate(sample.records):
            check_cell(record[str(name)], values.iloc[place], column)


def forms(folder: Path) -> dict[str, tuple[str, Path, dict[str, Any], Callable[[], pd.DataFrame]]]:
    """Tables in other formats: the form, the file, the options, and pandas' own reader."""
    table = pd.DataFrame(
        {
            "i": [1, 2, 3], "g": [1.0, None, 2.0], "f": [0.5, 1.5, 2.0], "t": ["a", None, "01"], "b": [True, False, True], "bo": [True, None, False],
            "d": pd.to_datetime(["2020-01-01", "2020-02-02", None]), "z": ["01001", "2", "3"],
        }
    )  # fmt: skip
    typed = table.assign(
        n=pd.array([1, None, 3], dtype="Int64"), c=pd.Categorical(["u", "v", "u"]), s=np.array([1, 2, 3], dtype="int16"), st=pd.array(["x", None, "y"], dtype="string")
    )
    typed.to_parquet(folder / "a.parquet")
    typed.set_index("i").to_parquet(folder / "b.parquet")
    typed.to_feather(folder / "a.feather")
    table.to_excel(folder / "a.xlsx", index=False)
    table.to_excel(folder / "b.xlsx")
    table.to_excel(folder / "c.xlsx", index=False, startrow=2, sheet_name="S")
    plain = table.drop(columns=["d"]).assign(w=[1.0, 2.0, 3.0])
    plain.to_json(folder / "a.json", orient="records")
    plain.to_json(folder / "b.jsonl", orient="records", lines=True)
    (folder / "c.json").write_text(json.dumps([{"a": [1, 2], "b": {"x": 1}, "q": 1}, {"a": [], "b": {"x": 2}}]))
    with contextlib.closing(sqlite3.connect(folder / "a.db")) as connection:
        plain.to_sql("t", connection, index=False)

    def ask(query: str, **options: Any) -> pd.DataFrame:
        with contextlib.closing(sqlite3.connect(folder / "a.db")) as connection:
            return pd.read_sql(query, connection, **options)

    query = "select i, g, t as u, z, b, bo, f from t where i > 0"
    return {
        "parquet": ("parquet", folder / "a.parquet", {}, lambda: pd.read_parquet(folder / "a.parquet")),
        "parquet index": ("parquet", folder / "b.parquet", {}, lambda: pd.read_parquet(folder / "b.parquet")),
        "parquet columns": ("parquet", folder / "a.parquet", {"columns": ["t", "i"]}, lambda: pd.read_parquet(folder / "a.parquet", columns=["t", "i"])),
        "feather": ("feather", folder / "a.feather", {}, lambda: pd.read_feather(folder / "a.feather")),
        "excel": ("excel", folder / "a.xlsx", {}, lambda: pd.read_excel(folder / "a.xlsx")),
        "excel texts": ("excel", folder / "a.xlsx", {"dtype": {"z": "builtins.str"}}, lambda: pd.read_excel(folder / "a.xlsx", dtype={"z": str})),
        "excel index": ("excel", folder / "b.xlsx", {"index_col": 0}, lambda: pd.read_excel(folder / "b.xlsx", index_col=0)),
        "excel sheet": ("excel", folder / "c.xlsx", {"sheet_name": "S", "skiprows": 2}, lambda: pd.read_excel(folder / "c.xlsx", sheet_name="S", skiprows=2)),
        "excel no header": ("excel", folder / "a.xlsx", {"header": None}, lambda: pd.read_excel(folder / "a.xlsx", header=None)),
        "json": ("records", folder / "a.json", {}, lambda: pd.read_json(folder / "a.json")),
        "json lines": ("records", folder / "b.jsonl", {"lines": True}, lambda: pd.read_json(folder / "b.jsonl", lines=True)),
        "json as it is": ("records", folder / "a.json", {"dtype": False}, lambda: pd.read_json(folder / "a.json", dtype=False)),
        "json nested": ("records", folder / "c.json", {}, lambda: pd.read_json(folder / "c.json")),
        "query": ("database", folder / "a.db", {"sql": query}, lambda: ask(query)),
        "query with index": ("database", folder / "a.db", {"sql": query, "index_col": "i"}, lambda: ask(query, index_col="i")),
    }


@pytest.mark.filterwarnings("ignore")
def test_other_formats(tmp_path: Path) -> None:
    for case, (form, path, options, reader) in forms(tmp_path).items():
        try:
            compare(samples.read(form, path, options), reader())
        except AssertionError as error:
            raise AssertionError(f"{case}: {error}") from error


@pytest.mark.parametrize("query", ["drop table t", "pragma journal_mode=wal", "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n", "attach 'x.db' as x"])
def test_a_database_is_only_read_and_not_for_ever(query: str, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("create table t (a)")
        connection.commit()
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(samples.Unreadable):
        samples.read("database", tmp_path / "a.db", {"sql": query})
    assert (tmp_path / "a.db").read_bytes() == before and sorted(path.name for path in tmp_path.iterdir()) == ["a.db"]


@pytest.mark.parametrize(("name", "content"), [("parquet", b"PAR1nothing"), ("excel", b"PK"), ("feather", b"x"), ("records", b"[1, 2]"), ("database", b"no database at all")])
def test_a_broken_file_says_nothing(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file.xlsx").write_bytes(content)
    with pytest.raises(samples.Unreadable):
        samples.read(name, tmp_path / "file.xlsx", {"sql": "select 1 from t"} if name == "database" else {})


def check_cell(ours: Any, theirs: Any, column: samples.ColumnSample) -> None:
    """A cell as a client sends it is the cell of the table."""
    if ours is None:
        assert pd.isna(theirs) or theirs in (np.inf, -np.inf)
    elif column.kind == "datetime":
        assert pd.to_datetime(ours, format=column.date_format or "ISO8601") == theirs
    else:
        assert ours == theirs and isinstance(ours, {"integer": int, "number": float, "boolean": bool, "string": str}.get(column.kind, object))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("case", CSV)
def test_csv(case: str, tmp_path: Path) -> None:
    text, options = CSV[case]
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8", newline="")
    compare(samples.read("delimited", path, options_as_told(options)), pd.read_csv(path, **options))


def options_as_told(options: dict[str, Any]) -> dict[str, Any]:
    """The options as the trace of a notebook hands them on: a type by its dotted name."""
    dtype = options.get("dtype")
    if dtype is str:
        return options | {"dtype": "builtins.str"}
    return options | ({"dtype": {name: "builtins.str" if each is str else each for name, each in dtype.items()}} if dtype else {})


def many(cell: Callable[[int], str], rows: int = 1100, width: int = 600) -> str:
    """A text that pandas reads in two pieces: of 1024 rows, and the rest."""
    return "\n".join([",".join(["a", *(f"c{place}" for place in range(1, width))]), *(cell(row) + ",1" * (width - 1) for row in range(rows))]) + "\n"


PIECES: dict[str, tuple[Callable[[int], str], dict[str, Any], bool]] = {
    "a text in the second": (lambda row: "x" if row == 1024 else "1", {}, True),
    "a text in the last row of the first": (lambda row: "x" if row == 1023 else "1", {}, True),
    "a text in both": (lambda row: "x" if row in (1023, 1024) else "1", {}, False),
    "a text in the second, read at once": (lambda row: "x" if row == 1024 else "1", {"low_memory": False}, False),
    "a text in the second, read by Python": (lambda row: "x" if row == 1024 else "1", {"engine": "python"}, False),
    "a text in the second, as text": (lambda row: "x" if row == 1024 else "1", {"dtype": {"a": str}}, False),
    "a text behind the rows that are read": (lambda row: "x" if row == 1024 else "1", {"nrows": 1024}, False),
    "a gap in the second": (lambda row: "" if row == 1030 else "1", {}, False),
    "a number with a point in the second": (lambda row: "1.5" if row == 1030 else "1", {}, False),
    "gaps alone in the first": (lambda row: "" if row < 1024 else "x", {}, False),
    "gaps alone in the first, then integers": (lambda row: "" if row < 1024 else "7", {}, False),
    "truths": (lambda row: "" if row == 1030 else "True", {}, False),
    "truths and numbers": (lambda row: "1" if row > 1030 else "True", {}, True),
    "truths and texts": (lambda row: "no" if row > 1030 else "True", {}, True),
    "an integer without room in the second": (lambda row: "18446744073709551616" if row == 1030 else "1", {}, True),
    "many values": (str, {}, False),
    "a value twice": (lambda row: str(row % 1099), {}, False),
    "dates": (lambda row: f"2020-01-{row % 28 + 1:02d}", {"parse_dates": ["a"]}, False),
    "dates, and one of another form in the second": (lambda row: "01/31/2020" if row == 1030 else "2020-01-31", {"parse_dates": ["a"]}, False),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("case", PIECES)
def test_a_long_file_is_read_to_its_end_and_typed_piece_by_piece(case: str, tmp_path: Path) -> None:
    cell, options, is_mixed = PIECES[case]
    (tmp_path / "long.csv").write_text(many(cell))
    found, table = samples.read("delimited", tmp_path / "long.csv", options_as_told(options)), pd.read_csv(tmp_path / "long.csv", **options)
    compare(found, table)
    column = found.by_name["a"]
    assert bool(column.problem) == is_mixed == (len({type(value) for value in table["a"].dropna()}) > 1) and column.dtype == str(table["a"].dtype)
    assert column.unique == table["a"].is_unique and (column.distinct is None) == (table["a"].nunique() > 200)


def test_what_is_too_long_to_be_read_to_its_end_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nb2svc.samples.opening.lines_of.__wrapped__.__defaults__", (1000,))
    for name, write in (("a.csv", Path.write_bytes), ("a.csv.gz", lambda path, raw: path.write_bytes(gzip.compress(raw)))):
        write(tmp_path / name, b"a\n" + b"1\n" * 499)
        assert samples.read("delimited", tmp_path / name, {}).by_name["a"].dtype == "int64"
        write(tmp_path / name, b"a\n" + b"1\n" * 500)
        with pytest.raises(samples.Unreadable, match="is not known"):
            samples.read("delimited", tmp_path / name, {})


def test_a_long_table_of_typed_columns_is_told_to_its_end(tmp_path: Path) -> None:
    table = pd.DataFrame({"t": ["u"] * 100_001 + ["v"], "i": range(100_002), "f": [0.5] * 100_001 + [np.nan], "d": [[1]] * 100_002})
    table.to_parquet(tmp_path / "long.parquet")
    found = samples.read("parquet", tmp_path / "long.parquet", {}).by_name
    assert found["t"].distinct == ("u", "v") and not found["t"].unique and found["i"].unique and found["i"].distinct is None and found["f"].missing and found["d"].problem


PACKED: dict[str, tuple[str, Callable[[bytes], bytes], dict[str, Any]]] = {
    "latin": ("t.csv", lambda raw: raw.decode().encode("latin-1"), {"encoding": "latin-1"}),
    "mark": ("t.csv", lambda raw: b"\xef\xbb\xbf" + raw, {}),
    "mark told": ("t.csv", lambda raw: b"\xef\xbb\xbf" + raw, {"encoding": "utf-8-sig"}),
    "utf-16": ("t.csv", lambda raw: raw.decode().encode("utf-16"), {"encoding": "utf-16"}),
    "carriage returns": ("t.csv", lambda raw: raw.replace(b"\n", b"\r\n"), {}),
    "gzip": ("t.csv.gz", gzip.compress, {}),
    "gzip told": ("t.dat", gzip.compress, {"compression": "gzip"}),
    "zip": ("t.zip", lambda raw: zipped(raw), {}),
}


def zipped(raw: bytes) -> bytes:
    """An archive of one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("t.csv", raw)
    return stream.getvalue()


@pytest.mark.parametrize("case", PACKED)
def test_packed_and_encoded(case: str, tmp_path: Path) -> None:
    name, pack, options = PACKED[case]
    (tmp_path / name).write_bytes(pack("größe,b\n1,é\n2,\n".encode()))
    compare(samples.read("delimited", tmp_path / name, options), pd.read_csv(tmp_path / name, **options))


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("a\n1\n", {"converters": {"a": "mine"}}),
        ("a\n1\n", {"chunksize": 2}),
        ("a\n1\n", {"engine": "pyarrow"}),
        ("a\nx\n", {"dtype": "int64"}),
        ("a\n1\n", {"skiprows": object()}),
        ("a,b\n1,2\n", {"parse_dates": [["a", "b"]]}),
        ("d\nlast week\n", {"parse_dates": ["d"]}),
        ("a,b\n1,2\nx,y\n", {"header": [0, 1]}),
        ("a,b\n1,2\n3,4,5\n", {}),
        ("a\n\udcff\n", {}),
    ],
)
def test_what_is_not_known_is_not_guessed(text: str, options: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(samples.Unreadable):
        samples.read("delimited", path, options)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["iris", "breast_cancer", "wine", "diabetes", "digits"])
def test_tables_that_scikit_learn_ships(name: str) -> None:
    rule = catalog.load(()).function(f"sklearn.datasets.load_{name}")
    bunch = getattr(datasets, f"load_{name}")(as_frame=True)
    found = samples.read("bundled", None, rule.flags["options"], object())
    assert list(found.columns) == list(bunch.frame.columns) and list(rule.flags["options"]["names"]) == list(bunch.feature_names)
    for column in found.columns:
        assert found.by_name[column].dtype == str(bunch.frame[column].dtype)
        assert [record[column] for record in found.records] == pytest.approx(bunch.frame[column].head(20).tolist(), rel=1e-12)

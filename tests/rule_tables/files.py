"""Files: one small file of each format, for the callables that read."""

import json
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
import scipy.sparse

from rule_tables import polars_calls
from rule_tables.tables import FRAMES


def write_files(folder: Path) -> None:
    """Write `some.<format>` for each format into the folder."""
    table = FRAMES["numbers"].reset_index(drop=True)
    table.to_csv(folder / "some.csv", index=False)
    table.to_csv(folder / "some.table", index=False, sep="\t")
    table.to_json(folder / "some.json")
    table.to_pickle(folder / "some.pickle")
    (folder / "some.svm").write_text("1 1:0.5 2:1.5\n0 1:2.5\n")
    (folder / "texts" / "kind").mkdir(parents=True, exist_ok=True)
    (folder / "texts" / "kind" / "one.txt").write_text("some words")
    np.save(folder / "some.npy", np.arange(3.0))
    (folder / "some.fwf").write_text("a   b\n1   2\n")
    (folder / "some.txt").write_text("1 2\n3 4\n")
    (folder / "plain.json").write_text(json.dumps({"a": [1, 2]}))
    writers = {
        "parquet": table.to_parquet,
        "feather": table.to_feather,
        "orc": table.to_orc,
        "stata": table.to_stata,
        "xml": table.to_xml,
        "html": table.to_html,
        "xlsx": table.to_excel,
    }
    for kind, write in writers.items():
        try:
            write(str(folder / f"some.{kind}"))
        except (ImportError, ValueError):
            continue  # The library that writes this format is not installed: its reader is unchecked, too.
    try:
        table.to_hdf(folder / "some.hdf", key="table")
        table.to_sql("tables", f"sqlite:///{folder / 'some.sqlite'}")
    except ImportError:
        pass
    scipy.sparse.save_npz(folder / "some.npz", scipy.sparse.csr_matrix(np.eye(2)))
    joblib.dump({"a": 1}, folder / "some.joblib")
    pd.to_pickle({"a": 1}, folder / "object.pickle")
    if polars_calls.pl is not None:
        polars_calls.write_polars_files(folder)

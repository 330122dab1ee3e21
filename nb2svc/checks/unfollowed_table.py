"""unfollowed-table: a table is made by a library whose tables cannot be followed to a record.

## Why is this bad?
What that library does with a row is not known column by column, so nothing can be said of what one record needs.

## Example
    ddf = dask.dataframe.read_csv("train.csv")

## Use instead
    df = pd.read_csv("train.csv")
"""

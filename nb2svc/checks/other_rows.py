"""other-rows: the answer reads another row.

## Why is this bad?
A request is one row: `shift`, `rolling` and `cumsum` have nothing to look back at.

## Example
    df["lag"] = df["price"].shift(1)

## Use instead
Ask for yesterday's price as a field of the record.
"""

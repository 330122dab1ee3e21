"""row-loop: a loop over rows is no function of one row.

## Why is this bad?
What a turn of the loop reads of other turns, a single record does not have.

## Example
    for i in range(1, len(df)):
        df.loc[i, "d"] = df.x[i] - df.x[i - 1]

## Use instead
Write an operation on the column that needs the record alone, or make the other row's value a field.
"""

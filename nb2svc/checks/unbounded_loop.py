"""unbounded-loop: how often a loop turns, or which branch is taken, only the data decides.

## Why is this bad?
The text does not tell which operations a record goes through.

## Example
    while df["x"].skew() > 1:
        df["x"] = np.log1p(df["x"])

## Use instead
    df["x"] = np.log1p(df["x"])
"""

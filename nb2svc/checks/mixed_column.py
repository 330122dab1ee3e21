"""mixed-column: no request can give a column as training had it.

## Why is this bad?
The column holds values of several types, or its type hangs on what else is in the file.

## Example
    df = pd.read_csv("mixed.csv")        # 1, x, 2.5

## Use instead
    df = pd.read_csv("mixed.csv", dtype={"code": str})
"""

"""unresolved-columns: which columns reach the model depends on data that is not there.

## Why is this bad?
The fields of a request cannot be named.

## Example
    df = df[[c for c in df if df[c].nunique() > 9]]        # without the file

## Use instead
Name the columns, or say with `--data` where the file lies.
"""

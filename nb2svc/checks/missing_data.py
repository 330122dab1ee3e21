"""missing-data: the data file is not there, and nothing else says what its columns hold.

## Why is this bad?
Without it neither the fields nor their types are known.

## Example
    df = pd.read_csv("train.csv")        # no such file

## Use instead
Put the file beside the notebook, or say where it lies with `--data`.
"""

"""no-sample: no data is at hand to learn the types of the fields from.

## Why is this bad?
Types come from `dtype=`, literals and saved outputs alone, and may be wider than they need be.

## Example
    df = pd.read_csv("s3://bucket/train.csv")

## Use instead
Keep a sample beside the notebook, or say with `--data` where it lies.
"""

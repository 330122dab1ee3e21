"""row-by-position: one named row of the training table is changed.

## Why is this bad?
The change teaches the model, and does nothing for records: they have no such row.

## Example
    df.loc[61, "embarked"] = "S"

## Use instead
    df["embarked"] = df["embarked"].fillna("S")
"""

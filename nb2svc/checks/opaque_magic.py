"""opaque-magic: what a magic or a shell line gives feeds the answer.

## Why is this bad?
A shell or another language runs there, and its meaning for one record is not known.

## Example
    cols = !head -1 a.csv

## Use instead
    cols = list(pd.read_csv("a.csv", nrows=0))
"""

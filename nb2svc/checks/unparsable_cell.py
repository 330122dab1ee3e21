"""unparsable-cell: a cell is not Python, after its magics are taken out.

## Why is this bad?
What the cell does is not known, so nothing behind it is. Where the notebook was run and this cell was not, it does nothing, and is left out with a warning.

## Example
    for x in

## Use instead
Mend the cell, or leave it out of the program with the tag `nb2svc-skip`.
"""

"""undefined-name: a name is read that no cell defines.

## Why is this bad?
The kernel that ran the notebook still held the name; nobody else has it, and training could not run.

## Example
    model.fit(X_final, y)        # no cell makes X_final

## Use instead
Define the name in the notebook, and run all cells in a fresh kernel.
"""

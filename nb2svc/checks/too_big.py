"""too-big: the program is beyond what is analysed.

## Why is this bad?
Nobody writes that much by hand, and an analysis without a limit could stall a commit.

## Example
    data = [0.1, 0.2, 0.3]        # and two megabytes more

## Use instead
Move data out of the code, or split the notebook into a chain.
"""

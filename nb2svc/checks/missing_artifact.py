"""missing-artifact: the model is loaded from a file that is not there.

## Why is this bad?
There is nothing that could answer.

## Example
    model = joblib.load("best.pkl")        # no such file

## Use instead
Put the file beside the notebook, or fit the model in it.
"""

"""missing-artifact: the model is loaded from a file that is not there.

## Why is this bad?
There is nothing that could answer.

## Example
    model = joblib.load("best.pkl")        # no such file

## Use instead
Put the file beside the notebook, or into the folder that `--data` names: there it is looked for as the notebook writes it, then by its name.
Training loads it by the notebook's own line. Or fit the model in the notebook.
"""

"""no-answer: nothing that was fitted predicts.

## Why is this bad?
A service answers with a fitted model. `check` takes the notebook for an exploration, and only `convert` refuses.

## Example
    model.fit(X, y)

## Use instead
    model.fit(X, y)
    model.predict(X)
"""

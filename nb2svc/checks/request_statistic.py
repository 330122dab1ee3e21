"""request-statistic: a statistic of the rows to be predicted is used for them.

## Why is this bad?
A request is one row, so the service keeps the value that these rows once gave. It is not what the training rows gave.

## Example
    test["age"] = test["age"].fillna(test["age"].mean())

## Use instead
    test["age"] = test["age"].fillna(train["age"].mean())
"""

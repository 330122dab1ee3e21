"""ambiguous-answer: several values could be the answer.

## Why is this bad?
A service gives one answer, and guessing which would be silently wrong.

## Example
    first = a.predict(X)
    second = b.predict(X)

## Use instead
    first = a.predict(X)  # nb2svc: answer
    second = b.predict(X)
"""

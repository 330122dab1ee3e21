"""unknown-call: a row goes through a call, or an operation, of which no meaning for one record is known.

## Why is this bad?
The service would have to guess. It refuses instead.

## Example
    df["x"] = fancylib.score(df["a"])

## Use instead
Describe the call in a rule file, or mark the line `# nb2svc: row-wise` and run `nb2svc verify`.
"""

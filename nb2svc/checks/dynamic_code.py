"""dynamic-code: code is made while the notebook runs.

## Why is this bad?
What `exec`, `eval` or a computed attribute does is not in the text, so it is not known without running it.

## Example
    exec(f"{name}_mean = df[name].mean()")

## Use instead
    means = {name: df[name].mean() for name in names}
"""

"""interactive-input: the answer depends on what a person types.

## Why is this bad?
A service has nobody to ask.

## Example
    k = int(input("k?"))

## Use instead
    k = 5
"""

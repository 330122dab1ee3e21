"""opaque-step: a step of the pipeline has no Python source that could be read.

## Why is this bad?
It lies between data and answer, so what it does to a record is not known.

## Example
    clean = dsl.ContainerOp(image="registry/clean:3")

## Use instead
Write the step as a Python component.
"""

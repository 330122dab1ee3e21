"""missing-module: a module that the answer needs is not there, or cannot be taken along.

## Why is this bad?
The package must hold all code that it runs: a module beside the notebook is taken along only if it merely defines.

## Example
    from helpers import clean        # no helpers.py beside the notebook

## Use instead
Put the module beside the notebook, and import its functions by name.
"""

"""unreadable-source: the file cannot be read as a notebook.

## Why is this bad?
There is nothing to analyse: it is damaged, of another language or of a format from before 2013.

## Example
    {"cells": [

## Use instead
Open it in Jupyter, repair it and save it.
"""

"""lost-helper: a compiled step uses a name that its module had, and the YAML has not.

## Why is this bad?
The compiler keeps the function alone, so the step cannot run.

## Example
    def clean(table):
        return table[KEPT]        # KEPT stood in the module

## Use instead
Convert the pipeline's Python source, or define the name inside the component.
"""

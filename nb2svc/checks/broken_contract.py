"""broken-contract: the new service would break the clients of the one before.

## Why is this bad?
A field was renamed, removed or given another type: their requests fail.

## Example
    df = df.drop(columns="age")        # the service before asked for age

## Use instead
Raise `version` in service.yaml: old clients keep the old package.
"""

"""tightened-contract: the new service accepts less than the one before.

## Why is this bad?
Requests that were answered are rejected now.

## Example
    df = df.dropna(subset=["age"])        # gaps were filled before

## Use instead
Keep the fill, or tell the clients and raise `version` in service.yaml.
"""

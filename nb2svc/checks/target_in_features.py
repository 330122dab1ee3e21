"""target-in-features: the features are made of the target.

## Why is this bad?
No request has the target: it is what is asked for.

## Example
    df["per_m2"] = df["price"] / df["area"]        # the target is price

## Use instead
Leave the feature out, or name another target with `# nb2svc: target=…`.
"""

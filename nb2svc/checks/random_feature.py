"""random-feature: a feature is drawn at random, or hangs on an order that differs in each process.

## Why is this bad?
A draw is no function of the record.

## Example
    df["noise"] = np.random.rand(len(df))

## Use instead
Leave the feature out.
"""

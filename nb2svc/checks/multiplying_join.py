"""multiplying-join: a join may give several rows for one record.

## Why is this bad?
The right table is not known to have each key once: which of the rows would be the answer?

## Example
    df = df.merge(orders, on="customer")

## Use instead
    orders = orders.drop_duplicates("customer")
    df = df.merge(orders, on="customer")
"""

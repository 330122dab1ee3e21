"""lossy-identifier: a code loses leading zeros, or digits, when it is read as a number.

## Why is this bad?
`01001` becomes 1001, and 12345678901234567 becomes 12345678901234568 in a column with gaps, which pandas holds as decimals: in training and in the service.

## Example
    df = pd.read_csv("towns.csv")        # zip: 01001

## Use instead
    df = pd.read_csv("towns.csv", dtype={"zip": str})
"""

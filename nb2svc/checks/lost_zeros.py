"""lost-zeros: a code with leading zeros is read as a number.

## Why is this bad?
The zeros are lost: `01001` becomes 1001, in training and in the service.

## Example
    df = pd.read_csv("towns.csv")        # zip: 01001

## Use instead
    df = pd.read_csv("towns.csv", dtype={"zip": str})
"""

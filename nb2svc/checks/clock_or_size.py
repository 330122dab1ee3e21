"""clock-or-size: a row is prepared by the clock, or by the size or the index of its table.

## Why is this bad?
The same record would get another answer tomorrow, or beside other records.

## Example
    df["age"] = datetime.now().year - df["born"]

## Use instead
Make the date a field of the record, or keep the training's value with `# nb2svc: freeze`.
"""

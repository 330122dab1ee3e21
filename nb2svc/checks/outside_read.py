"""outside-read: something outside of the record is read while a row is prepared.

## Why is this bad?
The answer to a record would change with the network, a file or a database.

## Example
    df["weather"] = df["city"].map(weather_api)

## Use instead
Read it once, before the rows, into a table that is looked up; or make it a field of the record.
"""

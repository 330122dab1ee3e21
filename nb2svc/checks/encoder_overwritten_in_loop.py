"""encoder-overwritten-in-loop: one encoder is fitted again for each column, so only the last one survives.

## Why is this bad?
The notebook can encode later rows of the last column alone. The service keeps one encoder a column, and answers as training did.

## Example
    for c in columns:
        df[c] = encoder.fit_transform(df[c])

## Use instead
    encoders = {c: LabelEncoder() for c in columns}
    for c in columns:
        df[c] = encoders[c].fit_transform(df[c])
"""

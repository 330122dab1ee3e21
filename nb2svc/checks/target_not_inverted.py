"""target-not-inverted: the target was transformed before the fit, and the answer is not turned back.

## Why is this bad?
The service answers as the notebook does: in logarithms, say, instead of prices.

## Example
    model.fit(X, np.log1p(y))
    y_pred = model.predict(X)

## Use instead
    y_pred = np.expm1(model.predict(X))
"""

"""hand-trained-model: a network is trained step by step, in a loop of the notebook's own.

## Why is this bad?
The model is what the loop left behind; there is no call of `fit` that training could repeat and watch.

## Example
    for batch in loader:
        loss = criterion(network(batch), labels)
        loss.backward()

## Use instead
A model with `fit` and `predict`, or one that the notebook saves and that is served with `--model FILE`.
"""

"""branching-answer: the model comes out of a branch or a loop of the pipeline.

## Why is this bad?
Which of the models is to answer only a run decides.

## Example
    with dsl.If(score > 0.9):
        train_task = train()

## Use instead
Take the step that trains out of it, or give the condition a constant.
"""

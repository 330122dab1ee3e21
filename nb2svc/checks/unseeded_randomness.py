"""unseeded-randomness: a split, a sampler or a model draws without a seed.

## Why is this bad?
Training again gives another model, so nobody can say whether the service answers as the notebook does. `nb2svc verify --adopt` serves the notebook's own run.

## Example
    X_train, X_test = train_test_split(X)

## Use instead
    X_train, X_test = train_test_split(X, random_state=0)
"""

import ast

from nb2svc import catalog
from nb2svc.checks.keywords import with_last
from nb2svc.checks.library_names import Names
from nb2svc.checks.places import cell_at, is_as_written, nodes_at
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.fix import Fix
from nb2svc.ir.program import Program

SEED = "random_state"


def fix(finding: Diagnostic, program: Program) -> Fix | None:
    """A seed for each call of the statement that may have one."""
    span = finding.span
    cell = cell_at(program, span) if span is not None else None
    if span is None or cell is None or not is_as_written(cell, span):
        return None
    names, rules = Names(program), catalog.load(())
    statement = next((node for node in nodes_at(program, span) if isinstance(node, ast.stmt)), None)
    calls = [node for node in ast.walk(statement) if isinstance(node, ast.Call)] if statement is not None else []
    edits = tuple(with_last(call, f"{SEED}=0") for call in calls if lacks_seed(call, names.dotted(call.func), rules))
    return Fix("give a seed", edits, is_safe=False) if edits else None


def lacks_seed(call: ast.Call, name: str, rules: catalog.Catalog) -> bool:
    """Does a call of a library take a seed that it is not given?"""
    if not name or any(keyword.arg in (SEED, None) for keyword in call.keywords):
        return False
    rule = rules.function(name)
    made = rules.klass(name)
    parameters = rule.parameters if rule is not None else made.constructor.parameters if made is not None and made.constructor is not None else ()
    return any(parameter.name == SEED for parameter in parameters)

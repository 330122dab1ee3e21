"""Networks: a model of layers, and what its last layer and its loss say of what it answers.

    model.add(Dense(1, activation="sigmoid"))              "one": the probability of the class 1
    model.compile(loss="binary_crossentropy")

Both must say so: a sigmoid alone may as well answer a share between 0 and 1.
"""

import ast

from nb2svc.flow.machine import Machine
from nb2svc.flow.native import chances
from nb2svc.flow.values import Estimator, Fit, Listing, Mapping, Value

ANSWERED = {"sigmoid": "one", "softmax": "each"}


def network_chances(machine: Machine, value: Estimator) -> str:
    """"one" or "each" as in `Estimator.chances`, "" where a model answers no probability or it is not known."""
    klass = machine.catalog.klass(value.qualified)
    kinds = [] if klass is None else [klass, *(found for name in klass.protocols if (found := machine.catalog.klass(name)) is not None)]
    flags = next((kind.flags for kind in kinds if "chances" in kind.flags), None)
    if flags is None:
        return ""
    by_loss = chances(flags, {name: Mapping(given) for name, given in value.changes})
    layer = last_layer(value, str(kinds[0].flags.get("contains", "")))
    return by_loss if layer is not None and by_loss == answered(layer) else ""


def last_layer(value: Estimator, holder: str) -> ast.Call | None:
    """The call that made the last layer: of a stack, which the parameter `holder` or `add` gives, or the one that the outputs came out of."""
    if not holder:
        outputs = value.args[1] if len(value.args) > 1 else value.keywords.get("outputs")
        applied = outputs.node if isinstance(outputs, Fit) else None
        return applied.func if isinstance(applied, ast.Call) and isinstance(applied.func, ast.Call) else None
    given = value.args[0] if value.args else value.keywords.get(holder)
    layers: list[Value] = list(given.items) if isinstance(given, Listing) else []
    for name, changed in value.changes:
        if name == "pop":
            return None
        layers += [changed["layer"]] if name == "add" and "layer" in changed else []
    made = layers[-1].node if layers and isinstance(layers[-1], Fit) else None
    return made if isinstance(made, ast.Call) else None


def answered(layer: ast.Call) -> str:
    """What comes out of a layer, by how the text makes it."""
    name = ast.unparse(layer.func).rpartition(".")[2]
    texts = {keyword.arg: keyword.value.value for keyword in layer.keywords if isinstance(keyword.value, ast.Constant)}
    places = [argument.value if isinstance(argument, ast.Constant) else None for argument in layer.args]
    if name == "Softmax":
        return "each"
    if name == "Activation":
        return "each" if "softmax" in (*places, texts.get("activation")) else ""
    if name != "Dense":
        return ""
    units = places[0] if places else texts.get("units")
    kind = ANSWERED.get(str(places[1] if len(places) > 1 else texts.get("activation")), "")
    return kind if kind != "one" or units == 1 else ""

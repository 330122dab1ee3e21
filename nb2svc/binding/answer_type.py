"""Answer type: what a client gets — by what follows predict, else by the model and what it was fitted to answer."""

import ast
from typing import Any

from nb2svc.binding import answer as answers
from nb2svc.binding import loaded
from nb2svc.catalog import Catalog
from nb2svc.flow.estimators import inner_estimators
from nb2svc.flow.values import Estimator, UserFunction
from nb2svc.ir.analysis import AnswerFound
from nb2svc.ir.expression import Call, Expr, Function, Literal, Method, Operator, Ref, State, Subscript, Symbol, walk
from nb2svc.ir.graph import Graph, Node


def estimator_rule(catalog: Catalog, estimator: Any) -> Any:
    return catalog.klass(estimator.qualified) if isinstance(estimator, Estimator) else None


def final_model(estimator: Any, past: str | tuple[str, ...] = ("SearchCV", "CalibratedClassifierCV")) -> Any:
    """The model at the end of a pipeline or inside a search; `past` names what is looked through."""
    inner = inner_estimators(estimator) if isinstance(estimator, Estimator) else []
    if inner and estimator.qualified.endswith("Pipeline"):
        return final_model(inner[-1], past)
    if inner and estimator.qualified.endswith(past):
        return final_model(inner[0], past)
    return estimator


def answer_type(graph: Graph, catalog: Catalog, found: AnswerFound) -> str:
    """The type of `prediction`: by what follows predict, else by the model and its target."""
    return node_type(graph, catalog, found, found.node)


TYPES = {"int64": "integer", "float64": "number", "bool": "boolean", "object": "string"}


def node_type(graph: Graph, catalog: Catalog, found: AnswerFound, node: Node) -> str:
    expr = node.expr
    match expr:
        case Method("predict", _, _, _):
            return model_type(graph, catalog, found)
        case Method("predict_proba" | "decision_function", _, _, _):
            return "number"
        case Method("astype", _, args, _) if args:
            word = args[0].name if isinstance(args[0], Symbol) else str(getattr(args[0], "value", ""))
            return "integer" if "int" in word else "number" if "float" in word else "boolean" if "bool" in word else "string"
        case Method("argmax" | "argmin", _, _, _) | Call(Symbol("numpy.argmax"), _, _):
            return "integer"
        case Method("inverse_transform", receiver, _, _):
            return encoder_type(graph, receiver)
        case Method("map" | "apply", _, (Function() as function, *_), _) | Call(Symbol("columns.row_map"), (Function() as function, *_), _) | Call(Symbol("columns.by_row"), (_, Function() as function, *_), _):
            return function_type(graph, found, function)
        case Method("map" | "replace", _, args, _) if args:
            values = [v.value for v in list(getattr(args[0], "items", ()))[1::2] if isinstance(v, Literal)]
            return kind_of(values[0]) if values else "string"
        case Operator(symbol, _) if symbol in ("==", "!=", "<", "<=", ">", ">=", "&", "|", "invert"):
            return "boolean"
        case Call(Symbol("numpy.where"), (_, then, other), _):
            return common([part_type(graph, catalog, found, part) for part in (then, other)])
        case Method("mean" | "std" | "var" | "median", _, _, _) | Call(Symbol("numpy.median" | "numpy.average" | "numpy.std" | "numpy.var"), _, _):
            return "number"
        case Call(Symbol("numpy.expm1" | "numpy.exp" | "numpy.sqrt" | "numpy.log1p" | "numpy.log" | "numpy.mean"), _, _):
            return "number"
        case Subscript(State(name), _) if graph.sites[name].parts.get("dtype") in TYPES:
            return TYPES[graph.sites[name].parts["dtype"]]
        case Operator("/", _):
            return "number"
        case Subscript(State(name), _) if (kind := learnt_type(graph, name)) is not None:
            return kind
        case _:
            inner = [graph.nodes[ref.name] for ref in walk(expr) if isinstance(ref, Ref) and answers.sites_of(graph, ref.name)]
            if isinstance(expr, Subscript) and inner and answers.is_score(graph, node):
                return "number"
            types = {node_type(graph, catalog, found, one) for one in inner}
            return "number" if "number" in types else next(iter(sorted(types)), TYPES.get(node.dtype, "number"))


def learnt_type(graph: Graph, site: str) -> str | None:
    """What a learnt list of labels holds: texts or numbers that the code writes out, or what an encoder was fitted with."""
    parts = graph.sites[site].parts
    if "labels" in parts:
        return common([kind_of(label) for label in parts["labels"]])
    estimator = parts.get("estimator")
    if isinstance(estimator, Estimator) and isinstance(graph.sites[site].node, ast.Attribute) and graph.sites[site].node.attr == "classes_":
        names = answers.row_names(estimator.fitted.target or estimator.fitted.features) if estimator.fitted is not None else []
        return TYPES.get(graph.nodes[names[0]].dtype, "string") if names else None
    return TYPES.get(parts["dtype"]) if "dtype" in parts else None


def part_type(graph: Graph, catalog: Catalog, found: AnswerFound, part: Expr) -> str:
    match part:
        case Literal(value):
            return kind_of(value)
        case Ref(name):
            return node_type(graph, catalog, found, graph.nodes[name])
        case _:
            return "number"


def common(kinds: list[str]) -> str:
    """The type that holds all: text before numbers, numbers before integers."""
    return next((kind for kind in ("string", "number", "integer") if kind in kinds), "boolean")


def function_type(graph: Graph, found: AnswerFound, function: Function) -> str:
    """What a function of the notebook gives: by the constants it returns, else what the target holds."""
    own = graph.functions.get(function.text)
    node: ast.AST = own[0].node if own is not None and isinstance(own[0], UserFunction) else ast.parse(function.text, mode="eval").body
    returned: list[ast.AST] = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return) and inner.value is not None]
    if isinstance(node, ast.Lambda):
        returned = [node.body]
    captured = dict(function.captured)
    kinds: list[str] = []
    for value in returned:
        kinds += returned_kinds(value, captured)
    if kinds:
        return common(kinds)
    fields = found.targets | {field for fitting in found.fits for name in answers.row_names(fitting.target) for field in graph.fields({name})}
    dtypes = {graph.loads[field.load].sample.dtype(field.name) for field in fields if graph.loads[field.load].sample is not None}
    return TYPES.get(next(iter(dtypes)), "string") if len(dtypes) == 1 else "string"


def returned_kinds(value: ast.AST, captured: dict[str, Expr]) -> list[str]:
    """The types of the constants that an expression can give."""
    match value:
        case ast.Constant(value=constant):
            return [kind_of(constant)]
        case ast.IfExp(body=body, orelse=orelse):
            return returned_kinds(body, captured) + returned_kinds(orelse, captured)
        case ast.Subscript(value=ast.Name(id=name)) if name in captured:
            items = list(getattr(captured[name], "items", ()))
            items = items[1::2] if getattr(captured[name], "kind", "") == "dict" else items
            return [kind_of(item.value) for item in items if isinstance(item, Literal)]
        case ast.JoinedStr():
            return ["string"]
        case ast.Call(func=ast.Name(id=name)) if name in ("str", "int", "float", "bool", "round"):
            return [{"str": "string", "int": "integer", "bool": "boolean"}.get(name, "number")]
        case _:
            return []


def kind_of(value: Any) -> str:
    return {bool: "boolean", int: "integer", float: "number", str: "string"}.get(type(value), "string")


def encoder_type(graph: Graph, receiver: Any) -> str:
    """What an encoder gives back is what it was fitted with."""
    estimator = graph.sites[receiver.name].parts.get("estimator") if hasattr(receiver, "name") and receiver.name in graph.sites else None
    fitted = getattr(estimator, "fitted", None)
    names = answers.row_names(fitted.features) if fitted is not None else []
    if names:
        return TYPES.get(graph.nodes[names[0]].dtype, "string")
    return "string"


def model_type(graph: Graph, catalog: Catalog, found: AnswerFound) -> str:
    """A regressor answers numbers, a classifier what its target holds, a clusterer integers."""
    model = final_model(found.models[0].parts.get("estimator")) if found.models else None
    rule = estimator_rule(catalog, model)
    protocols = rule.protocols if rule is not None else ()
    if "Clusterer" in protocols or "Outlier" in protocols:
        return "integer"
    if "Regressor" in protocols and "Classifier" not in protocols:
        return "number"
    predict = rule.methods.get("predict") if rule is not None else None
    if predict is not None and predict.dtype == "float":
        return "number"
    if loaded.asked(graph, found) is not None:
        kind = "int64" if rule is not None and "codes" in rule.flags else loaded.dtype(graph, found, "Classifier" in protocols and "Regressor" not in protocols)
        return kind_of_dtype(kind)
    names = [name for fitting in found.fits for name in answers.row_names(fitting.target)]
    dtype = graph.nodes[names[-1]].dtype if names else ""
    if not dtype and names:
        dtype = target_dtype(graph, names[-1])
    return kind_of_dtype(dtype) or "integer"


def kind_of_dtype(dtype: str) -> str:
    """The type of values of a dtype; "" where it is not known."""
    return TYPES.get(dtype) or ("number" if dtype.startswith("float") else "integer" if dtype.startswith(("int", "uint")) else "string" if dtype in ("str", "string", "category") else "")


def target_dtype(graph: Graph, name: str) -> str:
    """The dtype of a target that no rule tells: by the labels it is made of."""
    expr = graph.nodes[name].expr
    for inner in walk(expr):
        if isinstance(inner, Method) and inner.name in ("map", "replace", "apply"):
            values = [v.value for arg in inner.args for v in list(getattr(arg, "items", ()))[1::2] if isinstance(v, Literal)]
            if values:
                return {"integer": "int64", "number": "float64", "string": "object", "boolean": "bool"}[kind_of(values[0])]
            text = next((arg.text for arg in inner.args if hasattr(arg, "text")), "")
            if text:
                constants = [n.value for n in ast.walk(ast.parse(text, mode="eval")) if isinstance(n, ast.Constant)]
                return "int64" if any(type(c) is int for c in constants) else "object"
        if isinstance(inner, Method) and inner.name in ("transform", "fit_transform"):
            return "int64"
    inner_refs = [ref.name for ref in walk(expr) if isinstance(ref, Ref)]
    return (graph.nodes[inner_refs[0]].dtype or target_dtype(graph, inner_refs[0])) if inner_refs else ""



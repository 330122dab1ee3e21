"""Learning: what the rows of a fit went through on their way there, and which of that has learnt anything that could leak."""

import ast

from nb2svc.binding.kept import states_behind
from nb2svc.flow.values import Rows, TableValue
from nb2svc.ir.graph import Fitting, Graph, Site

CODES_ONLY = {"LabelEncoder", "OrdinalEncoder", "OneHotEncoder", "LabelBinarizer", "MultiLabelBinarizer"}
"""Classes that learn which values there are, and nothing of how often or how much."""
STATELESS = {"Normalizer", "Binarizer", "FunctionTransformer", "PolynomialFeatures", "HashingVectorizer", "FeatureHasher", "AdditiveChi2Sampler"}
"""Classes whose `fit` learns nothing of the rows."""


def class_of(site: Site) -> str:
    """The class of the object that a site holds; empty for a statistic."""
    return str(getattr(site.parts.get("estimator"), "qualified", "")).rpartition(".")[2]


def learns(site: Site) -> bool:
    """Has a site learnt something of the rows that tells a model of rows it must not know?"""
    name = class_of(site)
    if name in CODES_ONLY | STATELESS:
        return False
    return site.kind in ("statistic", "table", "estimator") and site.how not in ("categories", "reread") and not is_structure(site)


def is_structure(site: Site) -> bool:
    """Does a site say only which columns or values there are?"""
    return any(isinstance(node, ast.Attribute) and node.attr in ("columns", "unique", "dtypes", "shape", "index", "categories", "nunique") for node in ast.walk(site.node))


def behind(graph: Graph, fitting: Fitting) -> list[Site]:
    """What the rows of a fit went through and that has learnt something of these rows, in the order of the text."""
    sites = (graph.sites[name] for name in states_behind(graph, fitting.features))
    features = fitting.features
    loads = features.loads if isinstance(features, TableValue) else graph.nodes[features.name].loads if isinstance(features, Rows) else frozenset()
    # A table of another file that rows are looked up in has learnt nothing of them.
    return sorted((site for site in sites if learns(site) and (not site.loads or site.loads & loads)), key=lambda site: (site.statement, site.span))


def averages_target(site: Site, targets: set[object]) -> bool:
    """Is a site a statistic of the target within groups?"""
    node = site.node
    is_grouped = any(isinstance(inner, ast.Attribute) and inner.attr in ("groupby", "pivot_table") for inner in ast.walk(node))
    return is_grouped and any(
        (isinstance(inner, ast.Constant) and inner.value in targets and not is_key(node, inner)) or (isinstance(inner, ast.Attribute) and inner.attr in targets)
        for inner in ast.walk(node)
    )


def is_key(node: ast.expr, literal: ast.Constant) -> bool:
    """Is a literal among the keys that rows are grouped by?"""
    calls = (inner for inner in ast.walk(node) if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute) and inner.func.attr == "groupby")
    return any(literal is inner for call in calls for argument in call.args for inner in ast.walk(argument))

"""State: the freeze points of an answer get their names, their keys, and are checked for loops that only training counts."""

import keyword
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from nb2svc.ir.analysis import Learnt
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.graph import Graph, Site

RESERVED = {"input_dtypes", "input_formats", "input_nulls", "missing_seen", "state", "frame", "pd", "np", "columns", "functions"}


def identifier(text: str) -> str:
    """An ASCII lower-snake identifier for a name; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", plain)
    word = re.sub(r"_+", "_", re.sub(r"[^0-9a-zA-Z]+", "_", spaced)).strip("_").lower()
    if word[:1].isdigit():
        word = f"n_{word}"
    return f"{word}_" if keyword.iskeyword(word) else word


def freeze(graph: Graph, ids: Iterable[str], models: set[str]) -> tuple[tuple[Learnt, ...], list[Diagnostic]]:
    """Name the sites that the answer reads. Sites of one expression under several turns become one keyed value."""
    sites = sorted((graph.sites[name] for name in ids), key=lambda site: (site.statement, site.span, int(site.id[1:])))
    groups: dict[tuple[int, str], list[Site]] = {}
    for site in sites:
        groups.setdefault((id(site.node), site.how), []).append(site)
    taken = set(RESERVED)
    learnt, findings = [], []
    for (node_id, how), group in groups.items():
        first = group[0]
        contexts = dict.fromkeys(site.context for site in graph.sites.values() if id(site.node) == node_id and site.how == how) | dict.fromkeys(site.context for site in group)
        keyed = len(contexts) > 1 or any(part[0] in ("turn", "item") for part in places(first.context))
        target = loop_name(first, contexts) if keyed else ""
        if keyed and not target:
            number_calls(graph, contexts)
        if any(site.opaque_loop for site in group):
            findings.append(Diagnostic("NB212", f"`{first.text}` is learnt in a loop that only training can count", first.span, "learn it outside the loop, or keep one value for each key"))
        elif keyed and (uncounted := [site for site in group if any(part[0] == "turn" and part[1] not in graph.turning for part in places(site.context))]):
            findings.append(Diagnostic("NB212", f"`{first.text}` is learnt in a `while` loop, whose turns have no names", uncounted[0].span, "write it as `for … in range(…)`"))
        name = unique(state_name(first), taken)
        for site in group:
            site.name = name
            site.key = (places(site.context)[-1][-1] if target else path(graph, site.context)) if keyed else None
        if keyed and len({site.key for site in group}) < len(group):
            findings.append(Diagnostic("NB212", f"`{first.text}` is learnt twice for one item of a loop", first.span, "go over each item once"))
        kind = "model" if {site.id for site in group} & models else first.kind
        learnt.append(Learnt(name, {"scalar": "statistic"}.get(kind, kind), first.text, first.span, tuple(group), keyed, target, keyed and not target))
    return tuple(learnt), findings


def places(context: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The turns of loops and the calls that lead to a site."""
    return [part for part in context if isinstance(part, tuple) and part[0] in ("turn", "item", "column", "call")]


def path(graph: Graph, context: tuple[Any, ...]) -> str:
    """The key of a value that is learnt in nested turns: what training calls each on its way there."""
    return "/".join(graph.calls[part[1]] if part[0] == "call" else str(part[-1]) for part in places(context))


def number_calls(graph: Graph, contexts: Iterable[tuple[Any, ...]]) -> None:
    """Calls that tell values apart are counted in the order in which they are met."""
    for context in contexts:
        for part in places(context):
            if part[0] == "call":
                graph.calls.setdefault(part[1], str(len(graph.calls) + 1))


def loop_name(site: Site, contexts: Iterable[tuple[Any, ...]]) -> str:
    """The name that holds the key where the turns of the innermost loop alone tell the values apart, and its items are texts; else ""."""
    target = site.parts.get("target")
    own = [places(context) for context in contexts]
    if not isinstance(target, str):
        return ""
    last = [parts[-1] for parts in own]
    outer = {tuple(parts[:-1]) for parts in own}
    texts = all(part[0] in ("turn", "item", "column") and isinstance(part[-1], str) for part in last)
    return target if texts and len(outer) == 1 and len({part[1] for part in last}) == 1 else ""


def state_name(site: Site) -> str:
    """A word for a learnt value: the author's where there is one, else from the expression."""
    if site.hint and site.how != "value":
        return identifier(site.hint) or "value"
    if site.hint and site.kind in ("estimator", "model"):
        return identifier(site.hint) or "model"
    words = re.findall(r"[A-Za-z_][A-Za-z_0-9]*", site.text)
    quoted = re.findall(r"""['"]([^'"]+)['"]""", site.text)
    if re.fullmatch(r"[A-Za-z_]\w*", site.text):
        return identifier(site.text) or "value"
    attribute = re.match(r"^\w+\.(\w+)\.(\w+)\(", site.text)
    method = re.search(r"\.(\w+)\([^()]*\)(?:\[[^\]]*\])?(?:\.\w+)?$", site.text)
    if quoted and method:
        return identifier(f"{quoted[0]}_{method.group(1)}") or "value"
    if attribute:
        return identifier(f"{attribute.group(1)}_{attribute.group(2)}") or "value"
    if site.hint:
        return identifier(site.hint) or "value"
    return identifier("_".join(words[:3])) or "value"


def unique(name: str, taken: set[str]) -> str:
    """The name, numbered if it is taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    taken.add(found)
    return found

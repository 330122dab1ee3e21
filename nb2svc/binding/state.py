"""State: the freeze points of an answer get their names, their keys, and are checked for loops that only training counts."""

import keyword
import re
import unicodedata
from collections.abc import Iterable

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
        turns = {site.context for site in graph.sites.values() if id(site.node) == node_id and site.how == how} | {site.context for site in group}
        keyed = len(turns) > 1 or any(part[0] == "turn" for part in first.context if isinstance(part, tuple))
        if any(site.opaque_loop for site in group):
            findings.append(Diagnostic("NB212", f"`{first.text}` is learnt in a loop that only training can count", first.span, "learn it outside the loop, or keep one value for each key"))
        name = unique(state_name(first), taken)
        for place, site in enumerate(group):
            site.name = name
            site.key = turn_key(site, group) if keyed else None
            if keyed and site.key is None:
                site.key = place
        kind = "model" if {site.id for site in group} & models else first.kind
        learnt.append(Learnt(name, {"scalar": "statistic"}.get(kind, kind), first.text, first.span, tuple(group), keyed))
    return tuple(learnt), findings


def turn_key(site: Site, group: list[Site]) -> str | int | None:
    """The key of a turn: the loop's own item where it tells the turns apart, else None."""
    keys = [tuple(part[-1] for part in other.context if isinstance(part, tuple) and part[0] in ("turn", "column")) for other in group]
    own = tuple(part[-1] for part in site.context if isinstance(part, tuple) and part[0] in ("turn", "column"))
    if len(set(keys)) == len(group) and own:
        return own[-1] if len({key[-1] for key in keys}) == len(group) else "/".join(map(str, own))
    return None


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

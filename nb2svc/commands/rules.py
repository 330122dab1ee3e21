"""`rules`: the catalog, the user's own files included → what is known of each library, or of each callable of some."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from nb2svc.catalog import Catalog, Effect, Rule, load
from nb2svc.config import Config, ConfigError, nearest


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed, for people and for programs."""

    text: str
    document: dict[str, Any]


def known(names: tuple[str, ...], config: Config) -> Page:
    """All libraries, a line each, or every entry of those asked for. Raises ConfigError for a name without rules."""
    catalog = load(config.rules)
    if not names:
        found = {library: entries(catalog, library) for library in catalog.libraries()}
        return Page(table([summary(library, rows, catalog) for library, rows in found.items()], LIBRARY), document(found, catalog))
    found = {}
    for name in dict.fromkeys(names):
        library = name.partition(".")[0]
        rows = [row for row in entries(catalog, library) if row["name"] == name or f"{row['name']}.".startswith(f"{name}.")]
        if not rows and name not in (library, *catalog.renamed(library)) or library not in catalog.libraries():
            raise ConfigError(f"no rules for `{name}`{nearest(library, catalog.libraries())}")
        found[library] = found.get(library, []) + [row for row in rows if row not in found.get(library, ())]
    return Page(table([shown(row) for rows in found.values() for row in rows], ENTRY), document(found, catalog))


def entries(catalog: Catalog, library: str) -> list[dict[str, Any]]:
    """The entries of a library by name; a name ending in `*` stands for all that no other entry names."""
    return sorted((entry(rule) for rule in catalog.entries(library)), key=lambda row: str(row["name"]))


def entry(rule: Rule) -> dict[str, Any]:
    """What is told of one rule. `effects` are those that an argument may bring about."""
    others = {str(effect) for effect, _, _ in rule.flags.get("becomes", ())}  # type: ignore[attr-defined]
    others |= {str(Effect.ROW_WISE)} if "axis_decides" in rule.flags else set()
    return {
        "name": rule.name,
        "effect": str(rule.effect),
        "effects": sorted(others - {str(rule.effect)}),
        "task": rule.task,
        "row_form": bool(rule.body),
    }


def document(found: dict[str, list[dict[str, Any]]], catalog: Catalog) -> dict[str, Any]:
    """The JSON of all that was asked for; `renamed` maps former names to those that the rules are written for."""
    libraries = [{"name": library, "entries": rows, "renamed": catalog.renamed(library)} for library, rows in found.items()]
    return {"schema": 1, "libraries": libraries}


LIBRARY = ("library", "entries", "row-wise", "row forms", "for")
ENTRY = ("name", "effect", "with arguments", "task", "row form")


def summary(library: str, rows: list[dict[str, Any]], catalog: Catalog) -> tuple[str, ...]:
    """A library's line: how many entries, how many of them on a row by itself, and what most of its tasks are."""
    row_wise = sum(row["effect"] == Effect.ROW_WISE or str(Effect.ROW_WISE) in row["effects"] for row in rows)
    tasks = Counter(row["task"] for row in rows if row["task"])
    common = sorted(tasks, key=lambda task: (-tasks[task], task))[:4]
    if not rows:
        common = ["see " + ", ".join(sorted({new.partition(".")[0] for new in catalog.renamed(library).values()}))]
    return library, str(len(rows)), str(row_wise), str(sum(row["row_form"] for row in rows)), ", ".join(common)


def shown(row: dict[str, Any]) -> tuple[str, ...]:
    """An entry's line."""
    return row["name"], row["effect"], ", ".join(row["effects"]), row["task"] or "", "yes" if row["row_form"] else ""


def table(rows: list[tuple[str, ...]], head: tuple[str, ...]) -> str:
    """Columns as wide as what they hold."""
    lines = [head, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)

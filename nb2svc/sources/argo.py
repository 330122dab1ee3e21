"""The first SDK's compiled forms → a Pipeline: a `component.yaml` is one task, an Argo workflow a graph of templates."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nb2svc.sources import compiled
from nb2svc.sources.compiled import as_dict, as_list
from nb2svc.sources.pipeline import Asked, Binding, Component, Opaque, Output, Pipeline, Refusal, Task, Value, branching, free_name
from nb2svc.sources.folding import fold

REFERENCE = re.compile(r"\{\{([^{}]+)\}\}")
MAX_DEPTH = 20
MAX_TASKS = 500


def read_component(document: dict[str, Any], path: Path, text: str) -> Component | Opaque:
    """The component that a `component.yaml` describes."""
    name = str(document.get("name") or path.stem).lower().replace(" ", "-").replace("_", "-")
    container = as_dict(as_dict(document.get("implementation")).get("container"))
    words = list(flattened(as_list(container.get("command")) + as_list(container.get("args"))))
    found = compiled.first_component(name, container, words, placeholder, path, text)
    return found or Opaque(name, str(container.get("image") or ""))


def flattened(words: list[Any]) -> list[Any]:
    """The command line with its optional parts."""
    found: list[Any] = []
    for word in words:
        optional = as_dict(as_dict(word).get("if"))
        found += flattened(as_list(optional.get("then"))) if optional else [word]
    return found


def placeholder(word: Any) -> tuple[str, str]:
    """What a word of a `component.yaml` stands for: (role, key)."""
    for kind, role in (("inputValue", "value"), ("inputPath", "input"), ("inputUri", "input"), ("outputPath", "output"), ("outputUri", "output")):
        if kind in as_dict(word):
            return role, str(word[kind])
    return "value", ""


def read_workflow(document: dict[str, Any], path: Path, text: str) -> Pipeline:
    """The tasks of a workflow with its arguments."""
    spec = as_dict(document.get("spec"))
    spec = as_dict(spec.get("workflowSpec")) or spec
    reading = Reading({str(as_dict(one).get("name")): as_dict(one) for one in as_list(spec.get("templates"))}, path, text)
    given: dict[str, Binding] = {}
    for one in as_list(as_dict(spec.get("arguments")).get("parameters")):
        name = str(as_dict(one).get("name"))
        given[name] = Value(repr(str(one["value"]))) if "value" in as_dict(one) else Asked(name)
    reading.workflow = given
    entry = str(spec.get("entrypoint"))
    inside = {f"inputs.parameters.{name}": binding for name, binding in given.items()}
    if "dag" in reading.templates.get(entry, {}):
        reading.graph(entry, inside, None, 0)
    else:
        reading.leaf(entry, entry, inside, None)
    return Pipeline(tuple(reading.tasks))


@dataclass(slots=True)
class Reading:
    """The state while one workflow is read."""

    templates: dict[str, dict[str, Any]]
    path: Path
    text: str
    workflow: dict[str, Binding] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)

    def graph(self, name: str, known: dict[str, Binding], guard: str | None, depth: int) -> dict[str, Binding]:
        """Read the tasks of a graph template; its outputs by reference."""
        template = self.templates.get(name, {})
        known = known | {f"workflow.parameters.{key}": binding for key, binding in self.workflow.items()}
        waiting = [as_dict(task) for task in as_list(as_dict(template.get("dag")).get("tasks"))]
        while waiting and len(self.tasks) <= MAX_TASKS:
            names = {str(task.get("name")) for task in waiting}
            task = next((one for one in waiting if not needs(one) & names - {str(one.get("name"))}), waiting[0])
            waiting.remove(task)
            known |= self.task(task, known, guard, depth)
        found = {}
        outputs = as_dict(template.get("outputs"))
        for one in map(as_dict, as_list(outputs.get("parameters"))):
            found[f"parameters.{one.get('name')}"] = self.resolve(as_dict(one.get("valueFrom")).get("parameter"), known)
        for one in map(as_dict, as_list(outputs.get("artifacts"))):
            found[f"artifacts.{one.get('name')}"] = self.resolve(one.get("from"), known)
        return found

    def task(self, task: dict[str, Any], known: dict[str, Binding], guard: str | None, depth: int) -> dict[str, Binding]:
        """Read one task of a graph; its outputs as references of that graph."""
        name, template = str(task.get("name")), str(task.get("template"))
        construct = guard
        if isinstance(task.get("when"), str):
            decided = self.decide(task["when"], known)
            if decided is False:
                return {}
            construct = construct or ("dsl.Condition" if decided is None else None)
        if "withItems" in task or "withParam" in task:
            items = as_list(task.get("withItems"))
            construct = construct if len(items) == 1 else construct or "dsl.ParallelFor"
            known = known | ({"item": Value(repr(items[0]))} if len(items) == 1 else {"item": branching("a step", "dsl.ParallelFor")})
        given: dict[str, Binding] = {}
        passed = as_dict(task.get("arguments"))
        for one in map(as_dict, as_list(passed.get("parameters"))):
            given[f"inputs.parameters.{one.get('name')}"] = self.resolve(one.get("value"), known)
        for one in map(as_dict, as_list(passed.get("artifacts"))):
            given[f"inputs.artifacts.{one.get('name')}"] = self.resolve(one.get("from"), known)
        if "dag" in self.templates.get(template, {}) and depth < MAX_DEPTH:
            made = self.graph(template, given, construct, depth + 1)
        else:
            made = self.leaf(name, template, given, construct)
        return {f"tasks.{name}.outputs.{key}": binding for key, binding in made.items()}

    def leaf(self, name: str, template: str, given: dict[str, Binding], construct: str | None) -> dict[str, Binding]:
        """A container template as a task; its outputs by kind and name."""
        declared = self.templates.get(template, {})
        container = as_dict(declared.get("container"))
        inputs, outputs = as_dict(declared.get("inputs")), as_dict(declared.get("outputs"))
        files = {str(as_dict(one).get("path")): ("input", str(as_dict(one).get("name"))) for one in as_list(inputs.get("artifacts"))}
        for one in map(as_dict, as_list(outputs.get("artifacts"))):
            files[str(one.get("path"))] = ("output", short(str(one.get("name")), template))
        for one in map(as_dict, as_list(outputs.get("parameters"))):
            files[str(as_dict(one.get("valueFrom")).get("path"))] = ("output", short(str(one.get("name")), template))
        words = as_list(container.get("command")) + as_list(container.get("args"))
        values: dict[str, Binding] = {}

        def kind(word: Any) -> tuple[str, str]:
            """What a word of the command line is; what it says is kept under its own text."""
            if str(word) in files:
                return files[str(word)]
            values[str(word)] = self.resolve(word, given)
            return "value", str(word)

        component = compiled.first_component(template, container, words, kind, self.path, self.text) or Opaque(name, str(container.get("image") or ""))
        arguments = values | {name: given.get(f"inputs.artifacts.{name}", Asked(name)) for role, name in files.values() if role == "input"}
        made = Task(free_name(name, self.tasks), component, arguments, guard=branching(name, construct) if construct else None)
        self.tasks.append(made)
        found: dict[str, Binding] = {}
        for part in ("parameters", "artifacts"):
            for one in map(as_dict, as_list(outputs.get(part))):
                found[f"{part}.{one.get('name')}"] = Output(made.name, short(str(one.get("name")), template))
        return found

    def resolve(self, text: Any, known: dict[str, Binding]) -> Binding:
        """What a text with references stands for."""
        if not isinstance(text, str):
            return Value(repr(text))
        whole = REFERENCE.fullmatch(text)
        if whole:
            return known.get(whole.group(1).strip(), Refusal("NB801", f"`{text}` is known only to the pipeline's own engine", "give it as a parameter"))
        found = [known.get(name.strip()) for name in REFERENCE.findall(text)]
        for one in found:
            if not isinstance(one, Value):
                return one if isinstance(one, (Asked, Refusal)) else Refusal("NB801", f"`{text[:60]}` is put together by the pipeline's own engine", "compute it in a component")
        return Value(repr(REFERENCE.sub(lambda match: plain(known[match.group(1).strip()]), str(text))))

    def decide(self, condition: str, known: dict[str, Binding]) -> bool | None:
        """The truth of a condition that constants decide; both sides are texts, and numbers where they read as such."""
        match = re.fullmatch(r"\s*(.+?)\s*(==|!=|<=|>=|<|>)\s*(.+?)\s*", condition)
        if match is None:
            return None
        sides = [self.resolve(side.strip("\"'"), known) for side in (match.group(1), match.group(3))]
        if not all(isinstance(side, Value) for side in sides):
            return None
        left, right = (plain(side) for side in sides)
        try:
            numbers = float(left), float(right)
            expression = f"{numbers[0]!r} {match.group(2)} {numbers[1]!r}"
        except ValueError:
            expression = f"{left!r} {match.group(2)} {right!r}"
        found = fold(ast.parse(expression, mode="eval").body)
        return bool(found.value) if isinstance(found, ast.Constant) else None


def needs(task: dict[str, Any]) -> set[str]:
    """The tasks of the same graph that a task waits for."""
    words = REFERENCE.findall(str(task.get("arguments")) + str(task.get("when")))
    return {*map(str, as_list(task.get("dependencies"))), *(word.strip().split(".")[1] for word in words if word.strip().startswith("tasks.") and word.count(".") > 1)}


def short(name: str, template: str) -> str:
    """An output's own name: the compiler puts the template's in front."""
    return name.removeprefix(f"{template}-")


def plain(binding: Binding) -> str:
    """A constant as it stands in a text."""
    assert isinstance(binding, Value)
    return str(ast.literal_eval(binding.text))

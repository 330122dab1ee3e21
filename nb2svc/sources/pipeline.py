"""Pipeline: what every form of a Kubeflow pipeline says — components, tasks, and whose output is whose input."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why what comes from here cannot be followed; it counts only where the answer needs it."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Text:
    """Python text and where it stands: `lines` has the line of the file for each line of the text, and is empty where they are the same."""

    path: Path
    text: str
    tree: ast.Module
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a component: `name` in the function, `key` in the wiring.

    `role` is value, input or output; `is_object` tells an artifact with a `.path` from a plain path. `type` is a Python type's name or "".
    `default` is Python text, None where a value must be given.
    """

    name: str
    key: str
    role: str = "value"
    is_object: bool = False
    type: str = ""
    default: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Component:
    """A step that can be read: its function and what goes in and out. `returns` are the keys of what it returns.

    `is_whole` says that `source` is the author's module, whose other definitions the function may use.
    """

    name: str
    function: ast.FunctionDef
    source: Text
    parameters: tuple[Parameter, ...]
    returns: tuple[str, ...]
    requirements: tuple[str, ...] = ()
    is_whole: bool = True

    def parameter(self, key: str) -> Parameter | None:
        return next((one for one in self.parameters if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Opaque:
    """A step without Python source: a container image and a command."""

    name: str
    image: str = ""

    def refusal(self) -> Refusal:
        image = f" (image `{self.image}`)" if self.image else ""
        message = f"the step `{self.name}`{image} has no Python source: nobody can say what a new record would need of it"
        return Refusal("NB801", message, "write it as a Python component, or leave it out of the way from data to answer")


@dataclass(frozen=True, slots=True)
class Value:
    """An argument that the text says: a Python expression."""

    text: str


@dataclass(frozen=True, slots=True)
class Output:
    """An argument that another task makes."""

    task: str
    key: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A parameter of the pipeline without a value: whoever trains says it."""

    name: str


Binding = Value | Output | Asked | Refusal


@dataclass(slots=True, eq=False)
class Task:
    """One call of a component. `guard` says why it may not run, or may run several times."""

    name: str
    component: Component | Opaque
    arguments: dict[str, Binding] = field(default_factory=dict)
    after: list[str] = field(default_factory=list)
    guard: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The tasks of one run, in the order of the text; `result` is what the pipeline returns."""

    tasks: tuple[Task, ...]

    def task(self, name: str) -> Task | None:
        return next((task for task in self.tasks if task.name == name), None)


def in_order(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """Each task behind all that it reads or waits for, else in the order of the text."""
    named: Mapping[str, Task] = {task.name: task for task in tasks}
    done: dict[str, Task] = {}
    waiting = list(tasks)
    while waiting:
        ready = next((task for task in waiting if all(need in done for need in needs(task) if need in named)), waiting[0])
        done[ready.name] = ready
        waiting.remove(ready)
    return tuple(done.values())


def needs(task: Task) -> list[str]:
    """The tasks that a task waits for."""
    return [*(bound.task for bound in task.arguments.values() if isinstance(bound, Output)), *task.after]


def free_name(name: str, tasks: Iterable[Task]) -> str:
    """The name of a task beside these, numbered as the SDK does where it is taken."""
    taken = {task.name for task in tasks}
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def branching(task: str, construct: str) -> Refusal:
    """The refusal of what a task makes inside a construct that only a run decides."""
    message = f"`{task}` runs inside `{construct}`: only a run of the pipeline says which model comes out of it"
    return Refusal("NB804", message, "take the step that trains the model out of it, or give the condition a constant")

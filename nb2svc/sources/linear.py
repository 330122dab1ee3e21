"""Linear: the tasks of a pipeline → cells of one program. Containers fall away: an artifact is a path that one cell writes and others read."""

import ast
import builtins
import json
import re
from collections.abc import Iterator
from functools import lru_cache

from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.sources.body import Bound, write_cell
from nb2svc.sources.component import imported_names
from nb2svc.sources.pipeline import Asked, Binding, Component, Opaque, Output, Parameter, Pipeline, Refusal, Task, Text, Value, in_order
from nb2svc.sources.raw import RawCell, RawFinding, RawSource

PROVIDED = ("kfp", "typing", "kfp.dsl", "kfp.components", "collections")
TRUE = frozenset({"1", "y", "yes", "t", "true", "on"})
PIN = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)[ \t]*(?:\[[^\]]*\])?[ \t]*==[ \t]*([^;,\s]+)")


def linearise(pipeline: Pipeline, kind: str) -> RawSource:
    """One cell a task, in an order that makes sense, behind the definitions of the module that they use."""
    tasks = in_order(pipeline.tasks)
    readable = [task for task in tasks if isinstance(task.component, Component)]
    cells: list[RawCell] = []
    shared = Definitions(tuple(task.component for task in readable if isinstance(task.component, Component)))
    findings: list[RawFinding] = []
    for task in tasks:
        if isinstance(task.component, Opaque):
            cells.append(RawCell(len(cells), task.name, ""))
            continue
        if own := shared.before(task.component):
            cells.append(placed(len(cells), "", own, 1, task.component.source))
        text, first = write_cell(task.component, [bound(pipeline, task, one) for one in task.component.parameters], returned(pipeline, task))
        missing = [f"{name} = {refused(lost(task, name))}" for name in lost_names(task.component)]
        if missing:
            text, first = "; ".join([*missing, ""]).rstrip("; ") + "\n" + text, first - 1
        cells.append(placed(len(cells), task.name, text, first, task.component.source))
    findings += conflicts(tasks, {cell.id: cell.index for cell in cells if cell.id})
    requirements = dict.fromkeys(one for task in readable if isinstance(task.component, Component) for one in task.component.requirements)
    return RawSource(kind, tuple(cells), tuple(requirements), tuple(findings), is_ordered=True)


class Definitions:
    """What the modules of components define for them: written before the first step that uses it, and again where another step took a name."""

    def __init__(self, components: tuple[Component, ...]) -> None:
        self.used: dict[Text, set[str]] = {}
        self.standing: dict[Text, set[str]] = {}
        for component in components:
            self.used.setdefault(component.source, set()).update(free_names(component.function))

    def before(self, component: Component) -> str:
        """The definitions to write in front of a step, "" where they stand already."""
        source = component.source
        text = definitions(source, self.used.get(source, set()))
        written = text if text and source not in self.standing else ""
        if written:
            taken = {name for node in ast.parse(text).body for name in binds(node)}
            self.forget(taken)
            self.standing[source] = taken
        inside = [node for statement in component.function.body for node in ast.walk(statement) if isinstance(node, (ast.stmt, ast.Name))]
        self.forget({node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)} | {name for node in inside if isinstance(node, ast.stmt) for name in binds(node)})
        return written

    def forget(self, taken: set[str]) -> None:
        """Definitions of which a name now means something else must be written again."""
        self.standing = {source: names for source, names in self.standing.items() if not names & taken}


def unreadable_steps(pipeline: Pipeline) -> Diagnostic | None:
    """The refusal of a pipeline in which no step has Python source."""
    if not pipeline.tasks or any(isinstance(task.component, Component) for task in pipeline.tasks):
        return None
    first = next(task.component for task in pipeline.tasks if isinstance(task.component, Opaque)).refusal()
    return Diagnostic(first.code, first.message, hint=first.hint)


def placed(index: int, identity: str, text: str, first: int, source: Text) -> RawCell:
    """A cell whose lines count from the top of its file; where the file holds several lines of text on one of its own, a table says which."""
    text = "\n".join(line if line.strip() else "" for line in text.split("\n")) if "'''" not in text and '"""' not in text else text
    if not source.lines:
        return RawCell(index, identity, "\n" * (first - 1) + text, path=source.path)
    count = text.count("\n") + 1
    known = [source.lines[min(max(line, 1), len(source.lines)) - 1] for line in range(first, first + count)]
    if all(later == earlier + 1 for earlier, later in zip(known, known[1:])) and known[0] > 0:
        return RawCell(index, identity, "\n" * (known[0] - 1) + text, path=source.path)
    return RawCell(index, identity, text, path=source.path, lines=tuple(known))


# -- names --------------------------------------------------------------------------------------------------------------------


def word(*parts: str) -> str:
    """A Python name for an output of a task."""
    return re.sub(r"\W+", "_", "_".join(parts)).strip("_").lower()


@lru_cache(maxsize=1024)
def identifiers(component: Component) -> frozenset[str]:
    """The names that a component's function uses."""
    return frozenset(node.id for node in ast.walk(component.function) if isinstance(node, ast.Name))


def value_name(pipeline: Pipeline, task: Task, *parts: str) -> str:
    """The name under which a value passes from step to step, which no step has for something of its own."""
    found = word(task.name, *parts)
    while any(found in identifiers(other.component) for other in pipeline.tasks if isinstance(other.component, Component)):
        found = f"{found}_passed"
    return found


def returned(pipeline: Pipeline, task: Task) -> tuple[str, ...]:
    """The names of what a task returns."""
    assert isinstance(task.component, Component)
    return tuple(value_name(pipeline, task, key) for key in task.component.returns)


def refused(reason: Refusal, value: str = "") -> str:
    """A value that the answer may not need."""
    return f"__refused__({reason.code!r}, {reason.message!r}, {reason.hint!r}{', ' + value if value else ''})"


def bound(pipeline: Pipeline, task: Task, parameter: Parameter) -> Bound:
    """What a call gives for a parameter."""
    if parameter.role == "output":
        path = repr(word(task.name, parameter.key))
        return Bound(parameter.name, path, parameter.is_object, value_name(pipeline, task, parameter.key, "metadata"), is_made_here=True)
    binding = task.arguments.get(parameter.key)
    if binding is None:
        binding = Value(parameter.default) if parameter.default is not None else Asked(parameter.key)
    text = spelled(pipeline, binding, parameter)
    if task.guard is not None and (parameter.role == "input" or isinstance(binding, Output)):
        text = refused(task.guard, text)
    maker = pipeline.task(binding.task) if isinstance(binding, Output) else None
    shared = value_name(pipeline, maker, binding.key, "metadata") if maker is not None and isinstance(binding, Output) else value_name(pipeline, task, parameter.key, "metadata")
    return Bound(parameter.name, text, parameter.is_object, shared, is_made_here=maker is None)


def spelled(pipeline: Pipeline, binding: Binding, parameter: Parameter) -> str:
    """The Python text of an argument."""
    match binding:
        case Value(text):
            return cast(text, parameter.type) if parameter.role == "value" else text
        case Asked(name):
            read = f"os.environ[{name!r}]"
            return f"{parameter.type}({read})" if parameter.type in ("int", "float") else read
        case Refusal():
            return refused(binding)
        case Output(name, key):
            return of_output(pipeline, pipeline.task(name), key, parameter)


def of_output(pipeline: Pipeline, maker: Task | None, key: str, parameter: Parameter) -> str:
    """What another task made: a value by its name, an artifact by its path."""
    if maker is None or isinstance(maker.component, Opaque):
        opaque = maker.component if maker is not None and isinstance(maker.component, Opaque) else Opaque("step")
        path = repr(word(maker.name if maker is not None else "", key))
        return refused(opaque.refusal(), path if parameter.role == "input" else "")
    made = word(maker.name, key)
    if key in maker.component.returns:
        return value_name(pipeline, maker, key) if parameter.role == "value" else refused(Refusal("NB801", f"`{key}` of `{maker.name}` is a value that the next step reads as a file", "pass it as a parameter"))
    if parameter.role == "value":
        read = f"open({made!r}).read()"
        return f"{parameter.type}({read})" if parameter.type in ("int", "float") else read
    return refused(maker.guard, repr(made)) if maker.guard is not None else repr(made)


def cast(text: str, kind: str) -> str:
    """A constant as the type that the component declares: pipelines pass numbers as text or as floating point."""
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
    try:
        match kind:
            case "int" if isinstance(value, (str, float)):
                return repr(int(float(value))) if float(value).is_integer() else text
            case "float" if isinstance(value, (str, int)) and not isinstance(value, bool):
                return repr(float(value))
            case "bool" if isinstance(value, str):
                return repr(value.strip().lower() in TRUE)
            case "str" if isinstance(value, (int, float)):
                return repr(str(value))
            case "list" | "dict" if isinstance(value, str):
                return repr(json.loads(value))
    except ValueError:
        return text
    return text


# -- what a function reads from outside ---------------------------------------------------------------------------------------


def free_names(function: ast.FunctionDef) -> list[str]:
    """Names that a function's body reads and nothing in it binds, in order."""
    bound_names: set[str] = {argument.arg for node in ast.walk(function) if isinstance(node, ast.arguments) for argument in (*node.posonlyargs, *node.args, *node.kwonlyargs)}
    read: dict[str, None] = {}
    for statement in function.body:
        for node in ast.walk(statement):
            match node:
                case ast.Name(id=name, ctx=ast.Load()):
                    read[name] = None
                case ast.Name(id=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.ExceptHandler(name=str() as name):
                    bound_names.add(name)
                case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                    bound_names |= {(alias.asname or alias.name).partition(".")[0] for alias in aliases}
                case ast.arg(arg=name):
                    bound_names.add(name)
    return [name for name in read if name not in bound_names and not hasattr(builtins, name)]


def lost_names(component: Component) -> list[str]:
    """Names that the module of a compiled component had."""
    if component.is_whole:
        return []
    own = {name for node in component.source.tree.body if isinstance(node, (ast.Import, ast.ImportFrom)) for name in imported_names(node) if name != "*"}
    own |= {node.name for node in component.source.tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    return [name for name in free_names(component.function) if name not in own and name not in PRELUDE]


PRELUDE = frozenset("kfp dsl Input Output InputPath OutputPath Dataset Model Metrics Artifact ClassificationMetrics HTML Markdown NamedTuple List Dict Optional Any Union Tuple".split())


def lost(task: Task, name: str) -> Refusal:
    message = f"`{name}` was defined in the module of `{task.name}`, and the compiled pipeline has not kept it"
    return Refusal("NB802", message, "convert the pipeline's Python source, or define it inside the component")


def definitions(source: Text, used: set[str]) -> str:
    """The module's own imports, constants, functions and classes that components use, everything else left blank."""
    binders: dict[str, ast.stmt] = {}
    for node in source.tree.body:
        if not (isinstance(node, ast.FunctionDef) and node.decorator_list) and not is_of_sdk(node):
            binders |= dict.fromkeys(binds(node), node)
    wanted: dict[int, ast.stmt] = {}
    waiting = sorted(used)
    while waiting:
        node = binders.get(waiting.pop())
        if node is not None and id(node) not in wanted:
            wanted[id(node)] = node
            waiting += sorted({inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load)})
    lines = source.text.split("\n")
    kept = {line for node in wanted.values() for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}
    return "\n".join(line if number in kept else "" for number, line in enumerate(lines, 1)).rstrip() if kept else ""


def binds(node: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module binds."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Import() | ast.ImportFrom():
            yield from imported_names(node)
        case ast.Assign(targets=targets):
            yield from (inner.id for target in targets for inner in ast.walk(target) if isinstance(inner, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name


def is_of_sdk(node: ast.stmt) -> bool:
    """An import of the pipelines' own library, which a service does without."""
    return isinstance(node, (ast.Import, ast.ImportFrom)) and all(meaning.partition(".")[0] == "kfp" for meaning in imported_names(node).values())


def conflicts(tasks: tuple[Task, ...], cells: dict[str, int]) -> Iterator[RawFinding]:
    """Steps that become one process and pin different versions of one package."""
    pinned: dict[str, tuple[str, str]] = {}
    for task in tasks:
        for requirement in task.component.requirements if isinstance(task.component, Component) else ():
            found = PIN.match(requirement.strip())
            if found is None:
                continue
            name = re.sub(r"[-_.]+", "-", found.group(1)).lower()
            earlier = pinned.setdefault(name, (found.group(2), task.name))
            if earlier[0] != found.group(2):
                message = f"`{task.name}` pins `{name}` {found.group(2)}, `{earlier[1]}` pins {earlier[0]}: the steps become one process, which has one of them"
                yield RawFinding("NB803", message, cells[task.name], "pin one version in all steps")

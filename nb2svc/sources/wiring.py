"""Wiring: a pipeline function → its tasks. The function is read as what it is, a list of calls whose results are handed on.

    first = prepare(source=url)                     task prepare: source = the pipeline's `url`
    with dsl.If(flag == "yes"):                     decided here, where the text says `flag`
        train(data=first.outputs["clean"])          task train: data = what `prepare` makes as `clean`
"""

import ast
import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nb2svc.sources.component import arguments, dotted
from nb2svc.sources.folding import fold, is_literal
from nb2svc.sources.pipeline import Asked, Binding, Component, Opaque, Output, Pipeline, Refusal, Task, Value, branching, free_name

BRANCHES = ("If", "Condition", "Elif", "Else")
MAX_TASKS = 500
MAX_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Made:
    """What a call of a component gives back: its outputs by key."""

    outputs: Mapping[str, Binding]
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class PipelineFunction:
    """A function that wires components; `find` says what a name of its module means for it, `given` the arguments of the run that the module starts."""

    function: ast.FunctionDef
    names: Mapping[str, str]
    find: Callable[[str], "Component | Opaque | PipelineFunction | None"]
    constants: Mapping[str, ast.expr]
    given: Mapping[str, ast.expr] = field(default_factory=dict)


Known = Binding | Made


def wire(pipeline: PipelineFunction) -> Pipeline:
    """The tasks of a run with the pipeline's own defaults."""
    wirer = Wirer(pipeline, {}, [])
    wirer.bind_parameters({})
    wirer.run(pipeline.function.body)
    return Pipeline(tuple(wirer.tasks))


@dataclass(slots=True)
class Wirer:
    """The state while one pipeline function is read."""

    pipeline: PipelineFunction
    known: dict[str, Known]
    tasks: list[Task]
    guards: list[tuple[str, str]] = field(default_factory=list)
    chosen: list[bool | None] = field(default_factory=list)
    depth: int = 0

    def bind_parameters(self, given: Mapping[str, Known]) -> None:
        """The pipeline's parameters: as given, by default, or to be asked."""
        for argument, default in arguments(self.pipeline.function):
            default = self.pipeline.given.get(argument.arg, default)
            written = self.written(default) if default is not None else None
            # What is computed where the pipeline is compiled (`os.getenv(…)`) is for whoever trains to say.
            fallback: Known = Value(ast.unparse(written)) if written is not None and is_literal(written) else Asked(argument.arg)
            self.known[argument.arg] = given.get(argument.arg, fallback)

    # -- statements -----------------------------------------------------------------------------------------------------------

    def run(self, body: list[ast.stmt]) -> Known | None:
        """Read statements; what a `return` gives, if there is one."""
        for node in body:
            found = self.statement(node)
            if found is not None or len(self.tasks) > MAX_TASKS:
                return found
        return None

    def statement(self, node: ast.stmt) -> Known | None:
        match node:
            case ast.Return(value=value) if value is not None:
                return self.value(value)
            case ast.Assign(targets=targets, value=value):
                found = self.value(value)
                for target in targets:
                    self.assign(target, value, found)
            case ast.AnnAssign(target=target, value=value) if value is not None:
                self.assign(target, value, self.value(value))
            case ast.Expr(value=value):
                self.value(value)
            case ast.With(items=items, body=body):
                return self.block(items, body)
            case ast.For(target=target, iter=iterated, body=body):
                return self.loop(target, iterated, body)
            case ast.If(test=test, body=body, orelse=orelse):
                decided = self.decide(test)
                if decided is not None:
                    return self.run(body if decided else orelse)
                self.guarded("if", body)
                self.guarded("if", orelse)
        return None

    def assign(self, target: ast.expr, value: ast.expr, found: Known) -> None:
        match target, value:
            case ast.Name(id=name), _:
                self.known[name] = found
            case (ast.Tuple(elts=targets) | ast.List(elts=targets)), (ast.Tuple(elts=values) | ast.List(elts=values)) if len(targets) == len(values):
                for one, item in zip(targets, values):
                    self.assign(one, item, self.value(item))
            case _:
                for inner in ast.walk(target):
                    if isinstance(inner, ast.Name):
                        self.known[inner.id] = Refusal("NB801", "the pipeline takes something apart that only a run knows", "name the output")

    def block(self, items: list[ast.withitem], body: list[ast.stmt]) -> Known | None:
        """A `with` of the SDK: a condition, a loop, an exit handler."""
        call = items[0].context_expr
        kind = dotted(call.func, self.pipeline.names).rpartition(".")[2] if isinstance(call, ast.Call) else ""
        if kind in BRANCHES and isinstance(call, ast.Call):
            return self.condition(kind, call, body)
        if kind == "ParallelFor" and isinstance(call, ast.Call):
            return self.parallel(call, items[0].optional_vars, body)
        for item in items:
            self.started(item.context_expr)
        return self.run(body)

    def started(self, node: ast.AST) -> None:
        """Read the calls inside an expression of the SDK: an exit handler's last task, what a condition compares."""
        for inner in [node] if isinstance(node, ast.Call) and self.pipeline.find(ast.unparse(node.func)) else ast.iter_child_nodes(node):
            if isinstance(inner, ast.Call) and self.pipeline.find(ast.unparse(inner.func)):
                self.value(inner)
            else:
                self.started(inner)

    def condition(self, kind: str, call: ast.Call, body: list[ast.stmt]) -> Known | None:
        """A branch whose condition the text decides is taken or left out; else it is guarded."""
        decided = self.decide(call.args[0]) if call.args else None
        for argument in call.args if decided is None else ():
            self.started(argument)
        if kind in ("Elif", "Else"):
            before = self.chosen
            decided = False if True in before else None if None in before else True if kind == "Else" else decided
            self.chosen = [*before, decided]
        else:
            self.chosen = [decided]
        outer = list(self.chosen)
        result = None
        if decided is None:
            self.guarded(f"dsl.{kind}", body)
        elif decided:
            result = self.run(body)
        self.chosen = outer
        return result

    def parallel(self, call: ast.Call, target: ast.expr | None, body: list[ast.stmt]) -> Known | None:
        """A loop of the pipeline: over one item it is no loop."""
        given = call.args[0] if call.args else next((keyword.value for keyword in call.keywords if keyword.arg in ("items", "loop_args")), None)
        items = self.literal(given) if given is not None else None
        if isinstance(items, list) and len(items) == 1:
            if isinstance(target, ast.Name):
                self.known[target.id] = Value(repr(items[0]))
            return self.run(body)
        if isinstance(target, ast.Name):
            self.known[target.id] = branching("a step", "dsl.ParallelFor")
        self.guarded("dsl.ParallelFor", body)
        return None

    def loop(self, target: ast.expr, iterated: ast.expr, body: list[ast.stmt]) -> Known | None:
        """A Python loop in the pipeline function runs when it is compiled: once an item."""
        items = self.literal(iterated)
        if not isinstance(items, (list, tuple)):
            self.guarded("for", body)
            return None
        for item in items:
            written = ast.parse(repr(item), mode="eval").body
            self.assign(target, written, Value(repr(item)))
            result = self.run(body)
            if result is not None or len(self.tasks) > MAX_TASKS:
                return result
        return None

    def guarded(self, construct: str, body: list[ast.stmt]) -> None:
        """Read a block that a run may skip or repeat."""
        first = len(self.tasks)
        self.run(body)
        for task in self.tasks[first:]:
            task.guard = task.guard or branching(task.name, construct)

    # -- values -----------------------------------------------------------------------------------------------------------------

    def value(self, node: ast.expr) -> Known:
        """What an expression of the pipeline function stands for."""
        match node:
            case ast.Name(id=name) if name in self.known:
                return self.known[name]
            case ast.Call():
                return self.call(node)
            case ast.Attribute(value=inner, attr="output"):
                return self.output(self.value(inner), None)
            case ast.Subscript(value=ast.Attribute(value=inner, attr="outputs"), slice=ast.Constant(value=key)):
                return self.output(self.value(inner), str(key))
            case ast.Subscript(value=inner, slice=ast.Constant(value=key)) if isinstance(found := self.value(inner), Made):
                return self.output(found, str(key))
            case ast.Attribute(value=inner, attr=attr) if isinstance(found := self.value(inner), Made):
                return found if attr == "outputs" else self.output(found, attr)
            case _:
                written = self.written(node)
                return Value(ast.unparse(written)) if is_literal(written) else self.mixed(node)

    def mixed(self, node: ast.expr) -> Known:
        """An expression over what only a run or a trainer knows."""
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(found := self.known.get(inner.id), (Asked, Refusal)):
                return found
        return Refusal("NB801", f"`{ast.unparse(node)[:60]}` is computed by the pipeline's own engine", "compute it in a component")

    def output(self, found: Known, key: str | None) -> Known:
        """One output of a task, by its key or as the only one."""
        if not isinstance(found, Made):
            return found
        if key is None:
            return next(iter(found.outputs.values()), Refusal("NB801", "the step has no output", "name an output"))
        return found.outputs.get(key, Refusal("NB801", f"the step has no output `{key}`", "name one of its outputs"))

    def call(self, node: ast.Call) -> Known:
        """A call of a component, a pipeline or the SDK; a method of a task gives the task back."""
        if isinstance(node.func, ast.Attribute):
            receiver = self.value(node.func.value) if isinstance(node.func.value, (ast.Call, ast.Name)) else None
            if isinstance(receiver, Made):
                if node.func.attr == "after" and receiver.task is not None:
                    found = [self.value(argument) for argument in node.args]
                    receiver.task.after += [one.task.name for one in found if isinstance(one, Made) and one.task is not None]
                return receiver
        meaning = dotted(node.func, self.pipeline.names)
        spelled = ast.unparse(node.func)
        target = self.pipeline.find(spelled)
        if isinstance(target, PipelineFunction):
            return self.nested(target, node)
        if target is not None:
            return self.task(target, node)
        match meaning.rpartition(".")[2]:
            case "importer":
                given = {keyword.arg: keyword.value for keyword in node.keywords} | dict(zip(("artifact_uri",), node.args))
                uri = self.value(given["artifact_uri"]) if "artifact_uri" in given else Asked("artifact_uri")
                return Made({"artifact": uri} if not isinstance(uri, Made) else {})
            case "Collected" | "OneOf" as construct:
                return branching("a step", f"dsl.{construct}")
            case "ContainerOp" as construct:
                image = next((self.literal(keyword.value) for keyword in node.keywords if keyword.arg == "image"), "")
                name = next((self.literal(keyword.value) for keyword in node.keywords if keyword.arg == "name"), construct)
                return self.task(Opaque(str(name), str(image or "")), ast.Call(node.func, [], []))
        written = self.written(node)
        return Value(ast.unparse(written)) if is_literal(written) else Refusal("NB801", f"what `{spelled}` makes has no Python source here", "write it as a Python component")

    def nested(self, target: PipelineFunction, node: ast.Call) -> Known:
        """A pipeline inside a pipeline: its tasks become tasks of this one."""
        if self.depth >= MAX_DEPTH:
            return Refusal("NB801", "the pipeline calls itself", "unroll it")
        names = [argument.arg for argument, _ in arguments(target.function)]
        given = self.given(node, names)
        inner = Wirer(target, {}, self.tasks, depth=self.depth + 1)
        inner.bind_parameters(given)
        result = inner.run(target.function.body)
        if isinstance(result, Made):
            return result
        return Made({"Output": result} if result is not None else {})

    def given(self, node: ast.Call, names: list[str]) -> dict[str, Known]:
        """The arguments of a call by name."""
        found = {name: self.value(argument) for name, argument in zip(names, node.args)}
        return found | {keyword.arg: self.value(keyword.value) for keyword in node.keywords if keyword.arg is not None}

    def task(self, component: Component | Opaque, node: ast.Call) -> Made:
        """A new task."""
        names = [parameter.key for parameter in component.parameters if parameter.role != "output"] if isinstance(component, Component) else []
        arguments_given = {name: self.output(found, None) for name, found in self.given(node, names).items()}
        made = Task(free_name(component.name, self.tasks), component, {name: found for name, found in arguments_given.items() if not isinstance(found, Made)})
        self.tasks.append(made)
        keys = [parameter.key for parameter in component.parameters if parameter.role == "output"] if isinstance(component, Component) else []
        returns = component.returns if isinstance(component, Component) else ("output",)
        outputs: dict[str, Binding] = {key: Output(made.name, key) for key in (*returns, *keys)} if isinstance(component, Component) else AnyKey(made.name)
        return Made(outputs, made)

    # -- constants ----------------------------------------------------------------------------------------------------------------

    def written(self, node: ast.expr | None) -> ast.expr:
        """An expression with every name replaced that stands for a constant, and folded as far as literals go."""
        known, constants = self.known, self.pipeline.constants

        class Substitution(ast.NodeTransformer):
            def visit_Name(self, inner: ast.Name) -> ast.AST:
                if isinstance(found := known.get(inner.id), Value):
                    return ast.parse(found.text, mode="eval").body
                if inner.id in constants and inner.id not in known:
                    return copy.deepcopy(constants[inner.id])
                return inner

        return fold(Substitution().visit(copy.deepcopy(node)) if node is not None else ast.Constant(None))

    def literal(self, node: ast.expr) -> Any:
        """The value of an expression that the text says; None where it does not."""
        found = self.written(node)
        match found:
            case ast.Call(func=ast.Name(id="range"), args=given) if given and all(isinstance(one, ast.Constant) and isinstance(one.value, int) for one in given):
                numbers = range(*(one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, int)))
                return list(numbers) if len(numbers) <= MAX_TASKS else None
        try:
            return ast.literal_eval(found)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            return None

    def decide(self, test: ast.expr) -> bool | None:
        """The truth of a condition that the text decides."""
        found = fold(self.written(test))
        return bool(found.value) if isinstance(found, ast.Constant) else None


class AnyKey(dict[str, Binding]):
    """The outputs of a step that nothing is known of: any key that is asked for."""

    def __init__(self, task: str) -> None:
        super().__init__(output=Output(task, "output"))
        self.name = task

    def get(self, key: str, default: Any = None) -> Any:
        return Output(self.name, key)

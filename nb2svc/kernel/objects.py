"""Objects: what a fitted object is asked for one row. Its recipe takes a list of cells and gives a list, or one answer."""

from nb2svc.ir.expression import Attribute, Call, Display, Expr, Method, Operator, Ref, State, Symbol, literal
from nb2svc.ir.plan import Plan
from nb2svc.kernel import kinds
from nb2svc.kernel.draft import Draft, key_of
from nb2svc.kernel.kinds import Answers, Block, Learnt, NoForm, Scalar, Value, Vector

LISTS = frozenset({"transform", "inverse_transform", "predict_proba"})
METHODS = LISTS | {"predict"}
# Both a prediction and the probabilities, for the price of one.
BOTH = "answer"


def ask(draft: Draft, learnt: Learnt, name: str, args: list[Value]) -> Answers:
    """Call a method of a fitted object with one row."""
    if len(args) != 1:
        raise NoForm(f"`{name}` with more than the row has no row form")
    (row,) = args
    fitted = draft.bind_learnt(learnt, "fitted", *([draft.bind("names", names(row))] if isinstance(row, Vector) and not row.array else []))
    asked = draft.bind(f"{fitted}_{name}", f"{fitted}.{name}")
    if isinstance(row, Answers):
        code = f"[{row.code}]" if row.one else row.code
    elif isinstance(row, Vector):
        code = listed(row)
    elif isinstance(row, Scalar):
        code = f"[{row.code}]"
    else:
        raise NoForm(f"`{name}` of this has no row form")
    return Answers(f"{asked}({code})", one=name == "predict")


def asked_twice(plan: Plan) -> Method | None:
    """The prediction of a model that is asked for the probabilities of the very same row too."""
    match plan.probabilities:
        case Method("predict_proba", State() as model, args, ()):
            wanted = Method("predict", model, args)
            return wanted if any(step.value == wanted for step in plan.answer) else None
        case _:
            return None


def ask_both(draft: Draft, name: str, prediction: Method) -> Answers:
    """Ask a model once for its prediction, which gets a name, and for the probabilities, which it hands back."""
    assert isinstance(prediction.receiver, State)
    asked = ask(draft, key_of(prediction.receiver), BOTH, [draft.evaluate(each) for each in prediction.args])
    chances = draft.fresh("chances")
    draft.lines.append(f"{name}, {chances} = {asked.code}")
    return Answers(chances)


def listed(row: Vector) -> str:
    """A row as a list."""
    if row.held:
        return row.held
    if any(not isinstance(part, Block) and part[1].categories for part in row.parts):
        raise NoForm("a column of categories has no row form")
    return f"[{', '.join(f'*{part.code}' if isinstance(part, Block) else part[1].code for part in row.parts)}]"


def names(row: Vector) -> str:
    """The names of the columns of a row, as code of load time."""
    if row.array:
        return "None"
    return f"[{', '.join(f'*{part.source}.names' if isinstance(part, Block) else kinds.text_of(part[0]) for part in row.parts)}]"


def labels(draft: Draft, classes: Expr) -> str:
    """The classes as text, worked out at load."""
    match classes:
        case Attribute("classes_", State() as state):
            return draft.bind("labels", f"[str(label) for label in {draft.learnt(key_of(state))}.classes_]")
        case Display("list", items):
            return draft.constant("labels", kinds.text_of([str(getattr(item, "value", item)) for item in items]))
        case _:
            raise NoForm("the classes of this model have no row form")


def chances(draft: Draft, probabilities: Expr) -> str:
    """The probability of each class, as a list."""
    match probabilities:
        case Call(Symbol("numpy.column_stack"), (Display("tuple", (Operator("-", (one, chance)), same)),)) if (
            one == literal(1) and chance == same
        ):
            asked = draft.evaluate(chance)
            if not isinstance(asked, Answers) or draft.answers_single:
                raise NoForm("the library answers in 32 bits, which one row has no form for")
            return f"[1 - {asked.code}, {asked.code}]"
        case Ref() | Method():
            asked = draft.evaluate(probabilities)
            if isinstance(asked, Answers) and not asked.one:
                return asked.code
    raise NoForm("the probabilities of this model have no row form")

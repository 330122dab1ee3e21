"""torch.nn: networks. Row-wise when they predict; parts that are `modal` only after `eval()`, for a network trains when it is made."""

NAME = "torch.nn"


class Module:
    """A network or a part of it; what it holds are parts and weights."""

    def __init__(self, *args, **kwargs): ...

    @row_wise(task="predict")
    @rounds
    def __call__(self, *args, **kwargs) -> Any: ...

    @row_wise(task="predict")
    @rounds
    def forward(self, *input) -> Any: ...

    @config(task="config")
    @mutates("self")
    def train(self, mode=True) -> Self: ...

    @config(task="config")
    @mutates("self")
    def eval(self) -> Self: ...

    @aggregate
    def state_dict(self, *args, destination=None, prefix="", keep_vars=False) -> dict: ...

    @aggregate(task="load")
    @mutates("self")
    def load_state_dict(self, state_dict, strict=True, assign=False) -> Any: ...

    @aggregate
    def parameters(self, recurse=True) -> Any: ...

    @aggregate
    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True) -> Any: ...

    @aggregate
    def buffers(self, recurse=True) -> Any: ...

    @constant
    def modules(self, remove_duplicate=True) -> Any: ...

    @constant
    def named_modules(self, memo=None, prefix="", remove_duplicate=True) -> Any: ...

    @constant
    def children(self) -> Any: ...

    @constant
    def named_children(self) -> Any: ...

    @mutates("self")
    def to(self, *args, **kwargs) -> Self: ...

    @mutates("self")
    def cpu(self) -> Self: ...

    @mutates("self")
    def cuda(self, device=None) -> Self: ...

    @mutates("self")
    def float(self) -> Self: ...

    @mutates("self")
    def double(self) -> Self: ...

    @mutates("self")
    def half(self) -> Self: ...

    @mutates("self")
    def requires_grad_(self, requires_grad=True) -> Self: ...

    @mutates("self")
    def zero_grad(self, set_to_none=True) -> None: ...

    @opaque
    @mutates("self")
    def apply(self, fn) -> Self: ...

    @mutates("self")
    def add_module(self, name, module) -> None: ...

    @mutates("self")
    def register_buffer(self, name, tensor, persistent=True) -> None: ...

    @mutates("self")
    def register_parameter(self, name, param) -> None: ...

    @constant
    @property
    def training(self) -> bool: ...


@contains("args")
class Sequential(Module):
    def __init__(self, *args): ...

    @mutates("self")
    def append(self, module) -> Self: ...


@contains("modules")
class ModuleList(Module):
    def __init__(self, modules=None): ...

    @mutates("self")
    def append(self, module) -> Self: ...

    @mutates("self")
    def extend(self, modules) -> Self: ...


@contains("modules")
class ModuleDict(Module):
    def __init__(self, modules=None): ...


@constant
def Parameter(data=None, requires_grad=True) -> Any: ...

"""torch.optim: how weights are learnt."""

NAME = "torch.optim"


@trains
class Optimizer:
    @constant
    def __init__(self, params, defaults): ...

    @aggregate(task="fit")
    @mutates("self")
    def step(self, closure=None) -> Any: ...

    @config
    @mutates("self")
    def zero_grad(self, set_to_none=True) -> None: ...

    @aggregate
    def state_dict(self) -> dict: ...

    @mutates("self")
    def load_state_dict(self, state_dict) -> None: ...

    @mutates("self", "param_group")
    def add_param_group(self, param_group) -> None: ...

    @aggregate
    @property
    def param_groups(self) -> list: ...


class SGD(Optimizer):
    def __init__(
        self, params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False,
        foreach=None, differentiable=False, fused=None,
    ): ...


class Adam(Optimizer):
    def __init__(
        self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *, foreach=None,
        maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False,
    ): ...


class AdamW(Optimizer):
    def __init__(
        self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *, maximize=False,
        foreach=None, capturable=False, differentiable=False, fused=None,
    ): ...


class Adamax(Optimizer):
    def __init__(
        self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *, maximize=False,
        differentiable=False, capturable=False,
    ): ...


class NAdam(Optimizer):
    def __init__(
        self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004,
        decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False,
    ): ...


class RAdam(Optimizer):
    def __init__(
        self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, decoupled_weight_decay=False, *,
        foreach=None, maximize=False, capturable=False, differentiable=False,
    ): ...


class RMSprop(Optimizer):
    def __init__(
        self, params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False, capturable=False,
        foreach=None, maximize=False, differentiable=False,
    ): ...


class Adagrad(Optimizer):
    def __init__(
        self, params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *,
        maximize=False, differentiable=False, fused=None,
    ): ...


class Adadelta(Optimizer):
    def __init__(
        self, params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False, maximize=False,
        differentiable=False,
    ): ...


class ASGD(Optimizer):
    def __init__(
        self, params, lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None, maximize=False,
        differentiable=False, capturable=False,
    ): ...


class Rprop(Optimizer):
    def __init__(
        self, params, lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None,
        maximize=False, differentiable=False,
    ): ...


class LBFGS(Optimizer):
    def __init__(
        self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07, tolerance_change=1e-09,
        history_size=100, line_search_fn=None,
    ): ...


class SparseAdam(Optimizer):
    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, maximize=False): ...

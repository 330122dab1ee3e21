"""torch: draws, and the generator they come from."""

NAME = "torch"


@random
@draws
def rand(*size, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@random
@draws
def randn(*size, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@random
@draws
def randint(low_or_high, /, *args, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@random
@draws
def randperm(n, *, dtype=None, device=None, requires_grad=False) -> Tensor: ...


@random
@draws
def rand_like(input, *, dtype=None) -> Tensor: ...


@random
@draws
def randn_like(input, *, dtype=None) -> Tensor: ...


@random
@draws
def normal(mean, std=1.0, *args) -> Tensor: ...


@random
@draws
def bernoulli(input, p=None) -> Tensor: ...


@random
@draws
def multinomial(input, num_samples, replacement=False) -> Tensor: ...


@config(task="config")
@mutates("generator")
def manual_seed(seed) -> Any: ...


@config(task="config")
@mutates("generator")
def seed() -> int: ...

"""torch.nn.init: first weights."""

NAME = "torch.nn.init"


@mutates("tensor")
def constant_(tensor, val) -> Any: ...


@mutates("tensor")
def ones_(tensor) -> Any: ...


@mutates("tensor")
def zeros_(tensor) -> Any: ...


@mutates("tensor")
def eye_(tensor) -> Any: ...


@draws
@mutates("tensor")
def normal_(tensor, mean=0.0, std=1.0, generator=None) -> Any: ...


@draws
@mutates("tensor")
def uniform_(tensor, a=0.0, b=1.0, generator=None) -> Any: ...


@draws
@mutates("tensor")
def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None) -> Any: ...


@draws
@mutates("tensor")
def xavier_normal_(tensor, gain=1.0, generator=None) -> Any: ...


@draws
@mutates("tensor")
def xavier_uniform_(tensor, gain=1.0, generator=None) -> Any: ...


@draws
@mutates("tensor")
def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None) -> Any: ...


@draws
@mutates("tensor")
def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None) -> Any: ...


@draws
@mutates("tensor")
def orthogonal_(tensor, gain=1, generator=None) -> Any: ...

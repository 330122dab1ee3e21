"""keras.activations."""

NAME = "keras.activations"


@row_wise
@rounds
def relu(x, negative_slope=0.0, max_value=None, threshold=0.0) -> Any: ...


@row_wise
@rounds
def sigmoid(x) -> Any: ...


@row_wise
@rounds
def tanh(x) -> Any: ...


@row_wise
@rounds
def softmax(x, axis=-1) -> Any: ...


@row_wise
@rounds
def softplus(x) -> Any: ...


@row_wise
@rounds
def softsign(x) -> Any: ...


@row_wise
@rounds
def elu(x, alpha=1.0) -> Any: ...


@row_wise
@rounds
def selu(x) -> Any: ...


@row_wise
@rounds
def gelu(x, approximate=False) -> Any: ...


@row_wise
@rounds
def silu(x) -> Any: ...


@row_wise
@rounds
def swish(x) -> Any: ...


@row_wise
@rounds
def leaky_relu(x, negative_slope=0.2) -> Any: ...


@row_wise
@rounds
def linear(x) -> Any: ...


@row_wise
@rounds
def exponential(x) -> Any: ...


@row_wise
@rounds
def hard_sigmoid(x) -> Any: ...


@row_wise
@rounds
def mish(x) -> Any: ...


@row_wise
@rounds
def log_softmax(x, axis=-1) -> Any: ...


@row_wise
@rounds
def relu6(x) -> Any: ...

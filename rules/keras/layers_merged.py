"""keras.layers: several inputs."""

NAME = "keras.layers"

class Add(Layer):
    def __init__(self, **kwargs): ...


class Subtract(Layer):
    def __init__(self, **kwargs): ...


class Multiply(Layer):
    def __init__(self, **kwargs): ...


class Average(Layer):
    def __init__(self, **kwargs): ...


class Maximum(Layer):
    def __init__(self, **kwargs): ...


class Minimum(Layer):
    def __init__(self, **kwargs): ...


class Concatenate(Layer):
    def __init__(self, axis=-1, **kwargs): ...


class Dot(Layer):
    def __init__(self, axes, normalize=False, **kwargs): ...


@row_wise
def add(inputs, **kwargs) -> Any: ...


@row_wise
def subtract(inputs, **kwargs) -> Any: ...


@row_wise
def multiply(inputs, **kwargs) -> Any: ...


@row_wise
def average(inputs, **kwargs) -> Any: ...


@row_wise
def maximum(inputs, **kwargs) -> Any: ...


@row_wise
def minimum(inputs, **kwargs) -> Any: ...


@row_wise
def concatenate(inputs, axis=-1, **kwargs) -> Any: ...


@row_wise
def dot(inputs, axes=-1, **kwargs) -> Any: ...

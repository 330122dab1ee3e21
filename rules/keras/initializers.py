"""keras.initializers: first weights, drawn when a layer is built."""

NAME = "keras.initializers"


class Zeros:
    def __init__(self): ...


class Ones:
    def __init__(self): ...


class Constant:
    def __init__(self, value=0.0): ...


class RandomNormal:
    def __init__(self, mean=0.0, stddev=0.05, seed=None): ...


class RandomUniform:
    def __init__(self, minval=-0.05, maxval=0.05, seed=None): ...


class TruncatedNormal:
    def __init__(self, mean=0.0, stddev=0.05, seed=None): ...


class VarianceScaling:
    def __init__(
        self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None, input_axes=None,
        output_axes=None,
    ): ...


class GlorotUniform:
    def __init__(self, seed=None, input_axes=None, output_axes=None): ...


class GlorotNormal:
    def __init__(self, seed=None, input_axes=None, output_axes=None): ...


class HeUniform:
    def __init__(self, seed=None, input_axes=None, output_axes=None): ...


class HeNormal:
    def __init__(self, seed=None, input_axes=None, output_axes=None): ...


class LecunUniform:
    def __init__(self, seed=None, input_axes=None, output_axes=None): ...


class LecunNormal:
    def __init__(self, seed=None, input_axes=None, output_axes=None): ...


class Orthogonal:
    def __init__(self, gain=1.0, seed=None): ...


class Identity:
    def __init__(self, gain=1.0): ...

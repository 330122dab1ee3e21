"""keras.constraints: bounds of weights."""

NAME = "keras.constraints"


class MaxNorm:
    def __init__(self, max_value=2, axis=0): ...


class MinMaxNorm:
    def __init__(self, min_value=0.0, max_value=1.0, rate=1.0, axis=0): ...


class NonNeg:
    def __init__(self): ...


class UnitNorm:
    def __init__(self, axis=0): ...

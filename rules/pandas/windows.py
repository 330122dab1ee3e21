"""Windows of pandas: whatever they are asked reads neighbouring rows."""

NAME = "pandas"


class Resampler:
    __any__ = group_aggregate


class Rolling:
    __any__ = window


class Expanding:
    __any__ = window


class ExponentialMovingWindow:
    __any__ = window

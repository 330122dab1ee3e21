"""keras.regularizers and what bounds weights."""

NAME = "keras.regularizers"


class L1:
    def __init__(self, l1=0.01): ...


class L2:
    def __init__(self, l2=0.01): ...


class L1L2:
    def __init__(self, l1=0.0, l2=0.0): ...

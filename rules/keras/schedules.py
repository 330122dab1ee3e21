"""keras.optimizers.schedules: learning rates that change while training."""

NAME = "keras.optimizers.schedules"


class ExponentialDecay:
    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name="ExponentialDecay"): ...


class CosineDecay:
    def __init__(
        self, initial_learning_rate, decay_steps, alpha=0.0, name="CosineDecay", warmup_target=None, warmup_steps=0,
    ): ...


class CosineDecayRestarts:
    def __init__(self, initial_learning_rate, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0, name="SGDRDecay"): ...


class InverseTimeDecay:
    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name="InverseTimeDecay"): ...


class PiecewiseConstantDecay:
    def __init__(self, boundaries, values, name="PiecewiseConstant"): ...


class PolynomialDecay:
    def __init__(
        self, initial_learning_rate, decay_steps, end_learning_rate=0.0001, power=1.0, cycle=False,
        name="PolynomialDecay",
    ): ...

"""torch.nn: what training makes small; one number for a batch."""

NAME = "torch.nn"


class Criterion(Module):
    """What all losses share."""

    @aggregate(task="score")
    @rounds
    def __call__(self, *args, **kwargs) -> Any: ...

    @aggregate(task="score")
    @rounds
    def forward(self, *input) -> Any: ...


class MSELoss(Criterion):
    def __init__(self, size_average=None, reduce=None, reduction="mean"): ...


class L1Loss(Criterion):
    def __init__(self, size_average=None, reduce=None, reduction="mean"): ...


class SmoothL1Loss(Criterion):
    def __init__(self, size_average=None, reduce=None, reduction="mean", beta=1.0): ...


class HuberLoss(Criterion):
    def __init__(self, reduction="mean", delta=1.0): ...


class CrossEntropyLoss(Criterion):
    def __init__(
        self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0,
    ): ...


class NLLLoss(Criterion):
    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"): ...


class BCELoss(Criterion):
    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"): ...


class BCEWithLogitsLoss(Criterion):
    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None): ...


class KLDivLoss(Criterion):
    def __init__(self, size_average=None, reduce=None, reduction="mean", log_target=False): ...


class HingeEmbeddingLoss(Criterion):
    def __init__(self, margin=1.0, size_average=None, reduce=None, reduction="mean"): ...


class MarginRankingLoss(Criterion):
    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction="mean"): ...


class CosineEmbeddingLoss(Criterion):
    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction="mean"): ...


class TripletMarginLoss(Criterion):
    def __init__(self, margin=1.0, p=2.0, eps=1e-06, swap=False, size_average=None, reduce=None, reduction="mean"): ...


class MultiLabelSoftMarginLoss(Criterion):
    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"): ...


class MultiMarginLoss(Criterion):
    def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"): ...


class PoissonNLLLoss(Criterion):
    def __init__(self, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"): ...


class GaussianNLLLoss(Criterion):
    def __init__(self, *, full=False, eps=1e-06, reduction="mean"): ...


class CTCLoss(Criterion):
    def __init__(self, blank=0, reduction="mean", zero_infinity=False): ...

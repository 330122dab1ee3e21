"""torch.nn: the parts of networks over tables and texts."""

NAME = "torch.nn"


class Linear(Module):
    @constant
    @draws
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None): ...


class Bilinear(Module):
    @constant
    @draws
    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None): ...


class LazyLinear(Module):
    @constant
    @draws
    def __init__(self, out_features, bias=True, device=None, dtype=None): ...


class Identity(Module):
    def __init__(self, *args, **kwargs): ...


class Flatten(Module):
    def __init__(self, start_dim=1, end_dim=-1): ...


class Unflatten(Module):
    def __init__(self, dim, unflattened_size): ...


class Embedding(Module):
    @constant
    @draws
    def __init__(
        self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0,
        scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None,
    ): ...


class EmbeddingBag(Module):
    @constant
    @draws
    def __init__(
        self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean",
        sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None,
    ): ...


@modal
class Dropout(Module):
    def __init__(self, p=0.5, inplace=False): ...


@modal
class Dropout1d(Module):
    def __init__(self, p=0.5, inplace=False): ...


@modal
class Dropout2d(Module):
    def __init__(self, p=0.5, inplace=False): ...


@modal
class AlphaDropout(Module):
    def __init__(self, p=0.5, inplace=False): ...


@modal
class BatchNorm1d(Module):
    def __init__(
        self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None,
        *, bias=True,
    ): ...


@modal
class BatchNorm2d(Module):
    def __init__(
        self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None,
        *, bias=True,
    ): ...


@modal
class BatchNorm3d(Module):
    def __init__(
        self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None,
        *, bias=True,
    ): ...


class LayerNorm(Module):
    def __init__(self, normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None): ...


class GroupNorm(Module):
    def __init__(self, num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, bias=True): ...


class InstanceNorm1d(Module):
    def __init__(
        self, num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None,
        dtype=None, *, bias=True,
    ): ...


class InstanceNorm2d(Module):
    def __init__(
        self, num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None,
        dtype=None, *, bias=True,
    ): ...


class RMSNorm(Module):
    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None): ...


class ReLU(Module):
    def __init__(self, inplace=False): ...


class ReLU6(Module):
    def __init__(self, inplace=False): ...


class LeakyReLU(Module):
    def __init__(self, negative_slope=0.01, inplace=False): ...


class PReLU(Module):
    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None): ...


class ELU(Module):
    def __init__(self, alpha=1.0, inplace=False): ...


class CELU(Module):
    def __init__(self, alpha=1.0, inplace=False): ...


class SELU(Module):
    def __init__(self, inplace=False): ...


class GELU(Module):
    def __init__(self, approximate="none"): ...


class SiLU(Module):
    def __init__(self, inplace=False): ...


class Mish(Module):
    def __init__(self, inplace=False): ...


class Sigmoid(Module):
    def __init__(self, *args, **kwargs): ...


class Tanh(Module):
    def __init__(self, *args, **kwargs): ...


class Softmax(Module):
    def __init__(self, dim=None): ...


class LogSoftmax(Module):
    def __init__(self, dim=None): ...


class Softplus(Module):
    def __init__(self, beta=1.0, threshold=20.0): ...


class Softsign(Module):
    def __init__(self, *args, **kwargs): ...


class Hardtanh(Module):
    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None): ...


class Hardswish(Module):
    def __init__(self, inplace=False): ...


class Hardsigmoid(Module):
    def __init__(self, inplace=False): ...


class LogSigmoid(Module):
    def __init__(self, *args, **kwargs): ...


class Threshold(Module):
    def __init__(self, threshold, value, inplace=False): ...


class GLU(Module):
    def __init__(self, dim=-1): ...


class CosineSimilarity(Module):
    def __init__(self, dim=1, eps=1e-08): ...


class PairwiseDistance(Module):
    def __init__(self, p=2.0, eps=1e-06, keepdim=False): ...

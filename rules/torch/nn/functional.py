"""torch.nn.functional."""

NAME = "torch.nn.functional"


@row_wise
@rounds
def relu(input, inplace=False) -> Any: ...


@row_wise
@rounds
def relu6(input, inplace=False) -> Any: ...


@row_wise
@rounds
def leaky_relu(input, negative_slope=0.01, inplace=False) -> Any: ...


@row_wise
@rounds
def elu(input, alpha=1.0, inplace=False) -> Any: ...


@row_wise
@rounds
def selu(input, inplace=False) -> Any: ...


@row_wise
@rounds
def celu(input, alpha=1.0, inplace=False) -> Any: ...


@row_wise
@rounds
def silu(input, inplace=False) -> Any: ...


@row_wise
@rounds
def mish(input, inplace=False) -> Any: ...


@row_wise
@rounds
def hardswish(input, inplace=False) -> Any: ...


@row_wise
@rounds
def hardsigmoid(input, inplace=False) -> Any: ...


@row_wise
@rounds
def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False) -> Any: ...


@row_wise
@rounds
def sigmoid(input) -> Any: ...


@row_wise
@rounds
def tanh(input) -> Any: ...


@row_wise
@rounds
def logsigmoid(input) -> Any: ...


@row_wise
@rounds
def softsign(input) -> Any: ...


@row_wise
@rounds
def gelu(input, *, approximate="none") -> Any: ...


@row_wise
@rounds
def softplus(input, beta=1, threshold=20) -> Any: ...


@broadcast_aggregate
@axis_decides("dim")
@rounds
def softmax(input, dim=None, _stacklevel=3, dtype=None) -> Any: ...


@broadcast_aggregate
@axis_decides("dim")
@rounds
def log_softmax(input, dim=None, _stacklevel=3, dtype=None) -> Any: ...


@row_wise
@becomes(broadcast_aggregate, dim=0)
@rounds
def normalize(input, p=2.0, dim=1, eps=1e-12, out=None) -> Any: ...


@random
@draws
@becomes(row_wise, training=False)
def dropout(input, p=0.5, training=True, inplace=False) -> Any: ...


@row_wise
@rounds
def linear(input, weight, bias=None) -> Any: ...


@row_wise
def embedding(
    input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False,
) -> Any: ...


@row_wise
@rounds
def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05) -> Any: ...


@row_wise
@refuses(training="it reads the batch and changes its arguments")
@rounds
def batch_norm(
    input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05,
) -> Any: ...


@data_dependent_columns
@becomes(row_wise, num_classes=int)
def one_hot(tensor, num_classes=-1) -> Any: ...


@row_wise
@rounds
def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1) -> Any: ...


@row_wise
@rounds
def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1) -> Any: ...


@row_wise
def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False) -> Any: ...


@row_wise
def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False) -> Any: ...


@row_wise
@rounds
def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True) -> Any: ...


@row_wise
@rounds
def avg_pool2d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None) -> Any: ...


@row_wise
@rounds
def adaptive_avg_pool2d(input, output_size) -> Any: ...


@row_wise
@rounds
def cosine_similarity(x1, x2, dim=1, eps=1e-08) -> Any: ...


@row_wise
def pad(input, pad, mode="constant", value=None) -> Any: ...


@aggregate(task="score")
@rounds
def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None) -> Any: ...


@aggregate(task="score")
@rounds
def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None) -> Any: ...


@aggregate(task="score")
@rounds
def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0) -> Any: ...


@aggregate(task="score")
@rounds
def huber_loss(input, target, reduction="mean", delta=1.0, weight=None) -> Any: ...


@aggregate(task="score")
@rounds
def cross_entropy(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean",
    label_smoothing=0.0,
) -> Any: ...


@aggregate(task="score")
@rounds
def nll_loss(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean",
) -> Any: ...


@aggregate(task="score")
@rounds
def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction="mean") -> Any: ...


@aggregate(task="score")
@rounds
def binary_cross_entropy_with_logits(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None,
) -> Any: ...


@aggregate(task="score")
@rounds
def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False) -> Any: ...


@aggregate(task="score")
@rounds
def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean") -> Any: ...


@aggregate(task="score")
@rounds
def poisson_nll_loss(
    input, target, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean",
) -> Any: ...

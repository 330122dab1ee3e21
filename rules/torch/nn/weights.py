"""torch.nn.utils: gradients and sequences."""

NAME = "torch.nn.utils"


@mutates("parameters")
def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None) -> Any: ...


@mutates("parameters")
def clip_grad_value_(parameters, clip_value, foreach=None) -> None: ...


@constant
def parameters_to_vector(parameters) -> Any: ...

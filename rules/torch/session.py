"""torch: settings, files, and whether gradients are kept."""

NAME = "torch"


@config(task="config")
def set_default_dtype(d, /) -> None: ...


@config(task="config")
def set_num_threads(num, /) -> None: ...


@config(task="config")
def set_grad_enabled(mode) -> Any: ...


@config(task="config")
def use_deterministic_algorithms(mode, *, warn_only=False) -> None: ...


@config(task="config")
def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None) -> None: ...


@config
def no_grad() -> Any: ...


@config
def enable_grad() -> Any: ...


@config
def inference_mode(mode=True) -> Any: ...


@constant
def device(type, index=None) -> Any: ...


@constant
def get_default_dtype() -> Any: ...


@writes(task="save")
def save(obj, f, pickle_module=..., pickle_protocol=2, _use_new_zipfile_serialization=True, _disable_byteorder_record=False) -> None: ...


@reads(task="load")
def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args) -> Any: ...


@constant
def compile(model=None, *, fullgraph=False, dynamic=None, backend="inductor", mode=None, options=None, disable=False) -> Any: ...

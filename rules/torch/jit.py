"""torch.jit: models as programs of their own."""


@constant
def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None) -> Any: ...


@constant
def trace(
    func, example_inputs=None, optimize=None, check_trace=True, check_inputs=None, check_tolerance=1e-05,
    strict=True, _force_outplace=False, _module_class=None, _compilation_unit=..., example_kwarg_inputs=None,
    _store_inputs=True,
) -> Any: ...


@writes(task="save")
def save(m, f, _extra_files=None) -> None: ...


@reads(task="load")
def load(f, map_location=None, _extra_files=None, _restore_shapes=False) -> Any: ...

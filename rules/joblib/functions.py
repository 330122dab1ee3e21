"""joblib."""

NAME = "joblib"


@reads(task="load")
def load(filename, mmap_mode=None, ensure_native_byte_order="auto") -> Any: ...


@writes(task="save")
def dump(value, filename, compress=0, protocol=None) -> list: ...


@constant
@applies(function="cell")
def delayed(function) -> Any: ...


@aggregate
def hash(obj, hash_name="md5", coerce_mmap=False) -> str: ...


@reads
def cpu_count(only_physical_cores=False) -> int: ...


class Parallel:
    @constant
    def __init__(
        self, n_jobs=None, backend=None, return_as="list", verbose=0, timeout=None, pre_dispatch="2 * n_jobs",
        batch_size="auto", temp_folder=None, max_nbytes="1M", mmap_mode="r", prefer=None, require=None,
        **backend_kwargs,
    ) -> Parallel: ...

    @row_wise
    @mutates("self")
    def __call__(self, iterable) -> list: ...

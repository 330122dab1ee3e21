"""torch.cuda: whether there is a graphics card; a service answers without one."""


@reads
def is_available() -> bool: ...


@reads
def device_count() -> int: ...


@reads
def get_device_name(device=None) -> str: ...


@reads
def current_device() -> int: ...


@config(task="config")
@mutates("generator")
def manual_seed(seed) -> None: ...


@config(task="config")
@mutates("generator")
def manual_seed_all(seed) -> None: ...


@config
def empty_cache() -> None: ...


@config
def synchronize(device=None) -> None: ...

"""tqdm: a progress bar passes its iterable through."""

NAME = "tqdm"

RENAMED = {"tqdm.auto": "tqdm", "tqdm.notebook": "tqdm", "tqdm.std": "tqdm", "tqdm.autonotebook": "tqdm"}


class tqdm:
    @row_wise
    @iterates("cell")
    def __init__(
        self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
        maxinterval=10.0, miniters=None, ascii=None, disable=False, unit="it", unit_scale=False,
        dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None, **kwargs,
    ) -> same: ...

    @display
    @mutates("self")
    def update(self, n=1) -> Any: ...

    @display
    @mutates("self")
    def set_description(self, desc=None, refresh=True) -> Any: ...

    @display
    @mutates("self")
    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs) -> Any: ...

    @display
    @mutates("self")
    def close(self) -> Any: ...

    @display
    def refresh(self, nolock=False, lock_args=None) -> Any: ...

    @display
    def write(self, s, file=None, end="\\n", nolock=False) -> None: ...

    @config(task="config")
    @staticmethod
    def pandas(*args, **kwargs) -> None: ...


@constant
def trange(*args, **kwargs) -> Any: ...

tqdm_notebook = tqdm

"""pandas.Series, what selects, orders or drops rows."""

NAME = "pandas"


class Series:
    @row_filter
    @inplace
    def drop(
        self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors="raise",
    ) -> Series[same]: ...

    @row_filter
    @inplace
    def dropna(self, *, axis=0, inplace=False, how=None, ignore_index=False) -> Series[same]: ...

    @row_filter
    @inplace
    def drop_duplicates(self, *, keep="first", inplace=False, ignore_index=False) -> Series[same]: ...

    @row_filter
    @inplace
    def sort_values(
        self, *, axis=0, ascending=True, inplace=False, kind="quicksort", na_position="last", ignore_index=False,
        key=None,
    ) -> Series[same]: ...

    @row_filter
    @inplace
    def sort_index(
        self, *, axis=0, level=None, ascending=True, inplace=False, kind="quicksort", na_position="last",
        sort_remaining=True, ignore_index=False, key=None,
    ) -> Series[same]: ...

    @row_filter
    def head(self, n=5) -> Series[same]: ...

    @row_filter
    def tail(self, n=5) -> Series[same]: ...

    @row_filter
    def nlargest(self, n=5, keep="first") -> Series[same]: ...

    @row_filter
    def nsmallest(self, n=5, keep="first") -> Series[same]: ...

    @row_filter
    def take(self, indices, axis=0, **kwargs) -> Series[same]: ...

    @row_filter
    def truncate(self, before=None, after=None, axis=None, copy=None) -> Series[same]: ...

    @row_filter
    def between_time(self, start_time, end_time, inclusive="both", axis=None) -> Series[same]: ...

    @row_filter
    def at_time(self, time, asof=False, axis=None) -> Series[same]: ...

    @row_filter
    def filter(self, items=None, like=None, regex=None, axis=None, *, arg=None) -> Series[same]: ...

    @row_filter
    def reindex(
        self, index=None, *, axis=None, method=None, copy=None, level=None, fill_value=None, limit=None,
        tolerance=None,
    ) -> Series[same]: ...

    @row_filter
    def reindex_like(self, other, method=None, copy=None, limit=None, tolerance=None) -> Series[same]: ...

    @row_filter
    def repeat(self, repeats, axis=None) -> Series[same]: ...

    @row_filter
    def xs(self, key, axis=0, level=None, drop_level=True) -> Series[same]: ...

    @row_filter
    @inplace
    def reset_index(self, level=None, *, drop=False, name=..., inplace=False, allow_duplicates=False) -> Any: ...

    @row_filter
    @draws(seed="random_state")
    def sample(
        self, n=None, frac=None, replace=False, weights=None, random_state=None, axis=None, ignore_index=False,
    ) -> Series[same]: ...

    @row_filter
    def get(self, key, default=None) -> Any: ...

    @row_filter
    def align(
        self, other, join="outer", axis=None, level=None, copy=None, fill_value=None, method=..., limit=...,
        fill_axis=..., broadcast_axis=...,
    ) -> Any: ...

    @row_filter
    @mutates("self")
    def pop(self, item) -> Any: ...

    @row_filter
    @property
    @indexer
    def loc(self) -> Any: ...

    @row_filter
    @property
    @indexer
    def iloc(self) -> Any: ...

    @row_filter
    @property
    @indexer
    def at(self) -> Any: ...

    @row_filter
    @property
    @indexer
    def iat(self) -> Any: ...

    @row_filter
    @property
    @selector
    def index(self) -> Index: ...

    @row_filter
    @selector
    def argsort(self, axis=0, kind="quicksort", order=None, stable=None) -> Series[int]: ...

    @row_filter
    @selector
    def keys(self) -> Index: ...

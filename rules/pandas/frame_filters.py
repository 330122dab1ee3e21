"""pandas.DataFrame, what selects, orders or drops rows."""

NAME = "pandas"


class DataFrame:
    @row_filter
    @inplace
    @becomes(row_wise, axis=(1, "columns"))
    @becomes(row_wise, columns=...)
    def drop(
        self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors="raise",
    ) -> DataFrame[same]: ...

    @row_filter
    @inplace
    @becomes(data_dependent_columns, axis=(1, "columns"))
    def dropna(
        self, *, axis=0, how=..., thresh=..., subset=None, inplace=False, ignore_index=False,
    ) -> DataFrame[same]: ...

    @row_filter
    @inplace
    def drop_duplicates(self, subset=None, *, keep="first", inplace=False, ignore_index=False) -> DataFrame[same]: ...

    @row_filter
    @inplace
    def sort_values(
        self, by, *, axis=0, ascending=True, inplace=False, kind="quicksort", na_position="last",
        ignore_index=False, key=None,
    ) -> DataFrame[same]: ...

    @row_filter
    @inplace
    def reset_index(
        self, level=None, *, drop=False, inplace=False, col_level=0, col_fill="", allow_duplicates=..., names=None,
    ) -> DataFrame[same]: ...

    @row_filter
    @inplace
    @becomes(row_wise, axis=(1, "columns"))
    def sort_index(
        self, *, axis=0, level=None, ascending=True, inplace=False, kind="quicksort", na_position="last",
        sort_remaining=True, ignore_index=False, key=None,
    ) -> DataFrame[same]: ...

    @row_filter
    @inplace
    @expression("expr")
    def query(
        self, expr, *, inplace=False, parser="pandas", engine=None, local_dict=None, global_dict=None,
        resolvers=None, level=0, **kwargs,
    ) -> DataFrame[same]: ...

    @row_filter
    def head(self, n=5) -> DataFrame[same]: ...

    @row_filter
    def tail(self, n=5) -> DataFrame[same]: ...

    @row_filter
    def nlargest(self, n, columns, keep="first") -> DataFrame[same]: ...

    @row_filter
    def nsmallest(self, n, columns, keep="first") -> DataFrame[same]: ...

    @row_filter
    def truncate(self, before=None, after=None, axis=None, copy=None) -> DataFrame[same]: ...

    @row_filter
    def between_time(self, start_time, end_time, inclusive="both", axis=None) -> DataFrame[same]: ...

    @row_filter
    def at_time(self, time, asof=False, axis=None) -> DataFrame[same]: ...

    @row_filter
    @becomes(row_wise, axis=(1, "columns"))
    def take(self, indices, axis=0, **kwargs) -> Any: ...

    @row_filter
    @becomes(row_wise, axis=(1, "columns"))
    def xs(self, key, axis=0, level=None, drop_level=True) -> Any: ...

    @row_filter
    @becomes(row_wise, columns=...)
    @becomes(row_wise, axis=(1, "columns"))
    def reindex(
        self, labels=None, *, index=None, columns=None, axis=None, method=None, copy=None, level=None,
        fill_value=..., limit=None, tolerance=None,
    ) -> DataFrame[same]: ...

    @row_filter
    def reindex_like(self, other, method=None, copy=None, limit=None, tolerance=None) -> Any: ...

    @row_filter
    def align(
        self, other, join="outer", axis=None, level=None, copy=None, fill_value=None, method=..., limit=...,
        fill_axis=..., broadcast_axis=...,
    ) -> Any: ...

    @row_filter
    @draws(seed="random_state")
    def sample(
        self, n=None, frac=None, replace=False, weights=None, random_state=None, axis=None, ignore_index=False,
    ) -> DataFrame[same]: ...

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

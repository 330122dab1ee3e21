"""sklearn.compose."""


@batch_exact
@accepts_missing
@contains("transformers")
class ColumnTransformer(Transformer, Named):
    def __init__(
        self, transformers, *, remainder="drop", sparse_threshold=0.3, n_jobs=None, transformer_weights=None,
        verbose=False, verbose_feature_names_out=True,
    ): ...

    @aggregate
    @property
    def named_transformers_(self) -> Any: ...

    @aggregate
    @property
    def transformers_(self) -> Any: ...


@contains("regressor", "transformer")
@applies(func="table", inverse_func="table")
class TransformedTargetRegressor(MetaEstimator):
    def __init__(
        self, regressor=None, *, transformer=None, func=None, inverse_func=None, check_inverse=True,
    ): ...


@constant
def make_column_selector(pattern=None, *, dtype_include=None, dtype_exclude=None) -> Any: ...


@constant
@contains("transformers")
def make_column_transformer(
    *transformers, remainder="drop", sparse_threshold=0.3, n_jobs=None, verbose=False,
    verbose_feature_names_out=True,
) -> ColumnTransformer: ...

"""category_encoders: encoders that know the columns by name."""

NAME = "category_encoders"


@batch_exact
class OneHotEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_missing="value",
        handle_unknown="value", use_cat_names=False, min_group_size=None, min_group_name=None,
        combine_min_nan_groups=None,
    ): ...


@batch_exact
class OrdinalEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, mapping=None, cols=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", index_start=1, min_group_size=None, min_group_name=None,
        combine_min_nan_groups=None,
    ): ...


@batch_exact
class BinaryEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, mapping=None, drop_invariant=False, return_df=True, *, base=2,
        handle_unknown="value", handle_missing="value", min_group_size=None, min_group_name=None,
        combine_min_nan_groups=None,
    ): ...


@batch_exact
class BaseNEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, mapping=None, drop_invariant=False, return_df=True, base=2,
        handle_unknown="value", handle_missing="value", min_group_size=None, min_group_name=None,
        combine_min_nan_groups=None,
    ): ...


@batch_exact
class CountEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", min_group_size=None, combine_min_nan_groups=None, min_group_name=None,
        normalize=False,
    ): ...


@batch_exact
class HashingEncoder(ColumnEncoder):
    def __init__(
        self, max_process=0, max_sample=0, verbose=0, n_components=8, cols=None, drop_invariant=False,
        return_df=True, hash_method="md5", process_creation_method="fork", min_group_size=None,
        min_group_name=None, combine_min_nan_groups=None,
    ): ...


@batch_exact
class SumEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, mapping=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", min_group_size=None, min_group_name=None, combine_min_nan_groups=None,
    ): ...


@batch_exact
class HelmertEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, mapping=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", min_group_size=None, min_group_name=None, combine_min_nan_groups=None,
    ): ...


@batch_exact
class BackwardDifferenceEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, mapping=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", min_group_size=None, min_group_name=None, combine_min_nan_groups=None,
    ): ...


@batch_exact
class PolynomialEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, mapping=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", min_group_size=None, min_group_name=None, combine_min_nan_groups=None,
    ): ...


@batch_exact
class GrayEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, mapping=None, drop_invariant=False, return_df=True, *, base=2,
        handle_unknown="value", handle_missing="value", min_group_size=None, min_group_name=None,
        combine_min_nan_groups=None,
    ): ...


@batch_exact
class RankHotEncoder(ColumnEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_missing="value",
        handle_unknown="value", use_cat_names=False, min_group_size=None, min_group_name=None,
        combine_min_nan_groups=None,
    ): ...


@batch_exact
class TargetEncoder(TargetedEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_missing="value",
        handle_unknown="value", min_samples_leaf=20, smoothing=10, hierarchy=None, min_group_size=None,
        min_group_name=None, combine_min_nan_groups=None, composite_cols=None, keep_components=False,
    ): ...


@batch_exact
@draws(seed="random_state")
@fit_differs
class LeaveOneOutEncoder(TargetedEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", random_state=None, sigma=None, min_group_size=None, min_group_name=None,
        combine_min_nan_groups=None, composite_cols=None, keep_components=False,
    ): ...


@batch_exact
@draws(seed="random_state")
@fit_differs
class CatBoostEncoder(TargetedEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", random_state=None, sigma=None, a=1, min_group_size=None, min_group_name=None,
        combine_min_nan_groups=None, composite_cols=None, keep_components=False,
    ): ...


@batch_exact
@draws(seed="random_state")
class WOEEncoder(TargetedEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", random_state=None, randomized=False, sigma=0.05, regularization=1.0,
        min_group_size=None, min_group_name=None, combine_min_nan_groups=None, composite_cols=None,
        keep_components=False,
    ): ...


@batch_exact
@draws(seed="random_state")
class MEstimateEncoder(TargetedEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", random_state=None, randomized=False, sigma=0.05, m=1.0, min_group_size=None,
        min_group_name=None, combine_min_nan_groups=None, composite_cols=None, keep_components=False,
    ): ...


@batch_exact
@draws(seed="random_state")
class JamesSteinEncoder(TargetedEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", model="independent", random_state=None, randomized=False, sigma=0.05,
        min_group_size=None, min_group_name=None, combine_min_nan_groups=None, composite_cols=None,
        keep_components=False,
    ): ...


@batch_exact
@draws
class GLMMEncoder(TargetedEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_unknown="value",
        handle_missing="value", random_state=None, randomized=False, sigma=0.05, binomial_target=None,
        min_group_size=None, min_group_name=None, combine_min_nan_groups=None, composite_cols=None,
        keep_components=False,
    ): ...


@batch_exact
class QuantileEncoder(TargetedEncoder):
    def __init__(
        self, verbose=0, cols=None, drop_invariant=False, return_df=True, handle_missing="value",
        handle_unknown="value", quantile=0.5, m=1.0, min_group_size=None, min_group_name=None,
        combine_min_nan_groups=None, composite_cols=None, keep_components=False,
    ): ...


class ColumnEncoder(Transformer):
    @aggregate
    def get_feature_names_in(self) -> Any: ...


class TargetedEncoder(ColumnEncoder):
    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    @row_method("transform")
    def fit_transform(self, X, y=None, **fit_params) -> DataFrame: ...

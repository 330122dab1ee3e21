"""sklearn.preprocessing (1.2 to 1.9)."""


@batch_exact
@accepts_missing
class StandardScaler(Scaler, Incremental):
    def __init__(self, *, copy=True, with_mean=True, with_std=True): ...


@batch_exact
@accepts_missing
class MinMaxScaler(Scaler, Incremental):
    def __init__(self, feature_range=(0, 1), *, copy=True, clip=False): ...


@batch_exact
@accepts_missing
class MaxAbsScaler(Scaler, Incremental):
    def __init__(self, *, copy=True, clip=False): ...


@batch_exact
@accepts_missing
class RobustScaler(Scaler):
    def __init__(
        self, *, with_centering=True, with_scaling=True, quantile_range=(25.0, 75.0), copy=True,
        unit_variance=False,
    ): ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class QuantileTransformer(Scaler):
    def __init__(
        self, *, n_quantiles=1000, output_distribution="uniform", ignore_implicit_zeros=False, subsample=10000,
        random_state=None, copy=True,
    ): ...


@batch_exact
@accepts_missing
class PowerTransformer(Scaler):
    def __init__(self, method="yeo-johnson", *, standardize=True, copy=True): ...


@batch_exact
@accepts_missing
class OneHotEncoder(Encoder, Invertible):
    def __init__(
        self, *, categories="auto", drop=None, sparse_output=True, dtype=..., handle_unknown="error",
        min_frequency=None, max_categories=None, feature_name_combiner="concat",
    ): ...


@batch_exact
@accepts_missing
class OrdinalEncoder(Encoder, Invertible):
    def __init__(
        self, *, categories="auto", dtype=..., handle_unknown="error", unknown_value=None,
        encoded_missing_value=..., min_frequency=None, max_categories=None,
    ): ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
@fit_differs
class TargetEncoder(Encoder):
    def __init__(
        self, categories="auto", target_type="auto", smooth="auto", cv=5, shuffle="deprecated",
        random_state="deprecated",
    ): ...


@batch_exact
@closed
class LabelEncoder(LabelTransformer):
    def __init__(self): ...


@batch_exact
class LabelBinarizer(LabelTransformer):
    def __init__(self, *, neg_label=0, pos_label=1, sparse_output=False): ...


@batch_exact
class MultiLabelBinarizer(LabelTransformer):
    def __init__(self, *, classes=None, sparse_output=False): ...


@batch_exact
@draws(seed="random_state")
class KBinsDiscretizer(Transformer, Named, Invertible):
    def __init__(
        self, n_bins=5, *, encode="onehot", strategy="quantile", quantile_method="averaged_inverted_cdf",
        dtype=None, subsample=200000, random_state=None,
    ): ...


@batch_exact
@stateless
class PolynomialFeatures(Transformer, Named):
    def __init__(self, degree=2, *, interaction_only=False, include_bias=True, order="C"): ...


@batch_exact
@stateless
class Binarizer(Transformer, Named):
    def __init__(self, *, threshold=0.0, copy=True): ...


@stateless
class Normalizer(Transformer, Named):
    def __init__(self, norm="l2", *, copy=True): ...


@batch_exact
class SplineTransformer(Transformer, Named):
    def __init__(
        self, n_knots=5, degree=3, *, knots="uniform", extrapolation="constant", include_bias=True, order="C",
        handle_missing="error", sparse_output=False,
    ): ...


@batch_exact
@accepts_missing
@stateless
@applies(func="table", inverse_func="table")
class FunctionTransformer(Transformer, Named, Invertible):
    def __init__(
        self, func=None, inverse_func=None, *, validate=False, accept_sparse=False, check_inverse=True,
        feature_names_out=None, kw_args=None, inv_kw_args=None,
    ): ...


class KernelCenterer(Transformer, Named):
    def __init__(self): ...


@broadcast_aggregate
@becomes(row_wise, axis=1)
@rounds
def scale(X, *, axis=0, with_mean=True, with_std=True, copy=True) -> Array[float]: ...


@broadcast_aggregate
@becomes(row_wise, axis=1)
def minmax_scale(X, feature_range=(0, 1), *, axis=0, copy=True) -> Array[float]: ...


@broadcast_aggregate
@becomes(row_wise, axis=1)
def robust_scale(
    X, *, axis=0, with_centering=True, with_scaling=True, quantile_range=(25.0, 75.0), copy=True,
    unit_variance=False,
) -> Array[float]: ...


@broadcast_aggregate
@becomes(row_wise, axis=1)
def maxabs_scale(X, *, axis=0, copy=True) -> Array[float]: ...


@row_wise
@rounds
def normalize(X, norm="l2", *, axis=1, copy=True, return_norm=False) -> Array[float]: ...


@row_wise
def binarize(X, *, threshold=0.0, copy=True) -> Array[float]: ...


@row_wise
def add_dummy_feature(X, value=1.0) -> Array[float]: ...


@row_wise
def label_binarize(y, *, classes, neg_label=0, pos_label=1, sparse_output=False) -> Array[int]: ...


@broadcast_aggregate
def quantile_transform(
    X, *, axis=0, n_quantiles=1000, output_distribution="uniform", ignore_implicit_zeros=False, subsample=100000,
    random_state=None, copy=True,
) -> Array[float]: ...


@broadcast_aggregate
def power_transform(X, method="yeo-johnson", *, standardize=True, copy=True) -> Array[float]: ...

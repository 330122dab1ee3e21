"""sklearn.pipeline."""


@batch_exact
@contains("steps")
class Pipeline(MetaEstimator, Transformer, Named, Invertible, LogProbabilistic, Margin):
    def __init__(self, steps, *, transform_input=None, memory=None, verbose=False): ...

    @constant
    @property
    def named_steps(self) -> dict: ...

    @constant
    @property
    def steps(self) -> list: ...

    @aggregate
    @property
    def classes_(self) -> Array: ...

    @row_wise(task="predict")
    def score_samples(self, X) -> Array[float]: ...

    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    @row_method("predict")
    def fit_predict(self, X, y=None, **params) -> Array: ...


@batch_exact
@contains("transformer_list")
class FeatureUnion(Transformer, Named):
    def __init__(
        self, transformer_list, *, n_jobs=None, transformer_weights=None, verbose=False,
        verbose_feature_names_out=True,
    ): ...


@constant
@contains("steps")
def make_pipeline(*steps, memory=None, transform_input=None, verbose=False) -> Pipeline: ...


@constant
@contains("transformers")
def make_union(*transformers, n_jobs=None, verbose=False, verbose_feature_names_out=True) -> FeatureUnion: ...

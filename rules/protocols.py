"""Protocols: what an object with these methods does, whoever wrote it."""

NAME = ""


class Estimator:
    @aggregate
    @mutates("self")
    @task("fit")
    def fit(self, X, y=None, sample_weight=None, **fit_params) -> Self: ...

    @constant
    def get_params(self, deep=True) -> dict: ...

    @config(task="config")
    @mutates("self")
    def set_params(self, **params) -> Self: ...


class Sized:
    """Remembers the columns it was fitted on."""

    @aggregate
    @property
    def n_features_in_(self) -> int: ...

    @aggregate
    @property
    def feature_names_in_(self) -> Array[str]: ...


class Incremental:
    @aggregate
    @mutates("self")
    @task("fit")
    def partial_fit(self, X, y=None, **fit_params) -> Self: ...


class Transformer(Estimator):
    @row_wise(task="transform")
    def transform(self, X, **params) -> Array: ...

    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    @row_method("transform")
    def fit_transform(self, X, y=None, **fit_params) -> Array: ...


class Named(Sized):
    """Knows the names of the columns it makes."""

    @aggregate
    def get_feature_names_out(self, input_features=None) -> Array[str]: ...

    @config(task="config")
    @mutates("self")
    def set_output(self, *, transform=None) -> Self: ...


class Invertible:
    @row_wise(task="transform")
    def inverse_transform(self, X, **params) -> Array: ...


class Scaler(Transformer, Invertible, Named):
    """Shifts and scales each column by what it learnt."""


class Imputer(Transformer, Named):
    """Defines the answer for a missing value."""


class Encoder(Transformer, Named):
    """Turns categories into numbers, column by column."""

    @aggregate
    @property
    def categories_(self) -> list: ...


class LabelTransformer(Invertible):
    """Encodes one column, the target as a rule: it takes no X."""

    @aggregate
    @mutates("self")
    @task("fit")
    def fit(self, y) -> Self: ...

    @row_wise(task="transform")
    def transform(self, y) -> Array: ...

    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    @row_method("transform")
    def fit_transform(self, y) -> Array: ...

    @row_wise(task="transform")
    def inverse_transform(self, y, **params) -> Array: ...

    @aggregate
    @property
    def classes_(self) -> Array: ...

    @constant
    def get_params(self, deep=True) -> dict: ...

    @config(task="config")
    @mutates("self")
    def set_params(self, **params) -> Self: ...


class Vectorizer(Transformer):
    """Turns a column of texts into a matrix of words; the words are learnt."""

    @aggregate
    @mutates("self")
    @task("fit")
    def fit(self, raw_documents, y=None) -> Self: ...

    @row_wise(task="transform")
    def transform(self, raw_documents) -> Any: ...

    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    @row_method("transform")
    def fit_transform(self, raw_documents, y=None) -> Any: ...

    @row_wise(task="transform")
    def inverse_transform(self, X) -> list: ...

    @aggregate
    def get_feature_names_out(self, input_features=None) -> Array[str]: ...

    @aggregate
    @property
    def vocabulary_(self) -> dict: ...

    @constant
    def build_analyzer(self) -> Any: ...

    @constant
    def build_tokenizer(self) -> Any: ...

    @constant
    def build_preprocessor(self) -> Any: ...


class Selector(Transformer, Invertible, Named):
    """Keeps some of the columns; which ones is learnt."""

    @aggregate
    def get_support(self, indices=False) -> Array: ...


class Decomposition(Transformer, Named):
    @aggregate
    @property
    def components_(self) -> Array[float]: ...


class Predictor(Estimator, Sized):
    @row_wise(task="predict")
    def predict(self, X, **params) -> Array: ...

    @aggregate(task="score")
    def score(self, X, y=None, sample_weight=None, **score_params) -> float: ...


class Classifier(Predictor):
    @aggregate
    @property
    def classes_(self) -> Array: ...


class Probabilistic:
    @row_wise(task="predict")
    def predict_proba(self, X, **params) -> Array[float]: ...


class LogProbabilistic(Probabilistic):
    @row_wise(task="predict")
    def predict_log_proba(self, X, **params) -> Array[float]: ...


class Margin:
    @row_wise(task="predict")
    def decision_function(self, X, **params) -> Array[float]: ...


class Regressor(Predictor):
    """Predicts a number."""


class LinearModel:
    @aggregate
    @property
    def coef_(self) -> Array[float]: ...

    @aggregate
    @property
    def intercept_(self) -> Any: ...


class Ranked:
    """Says how much each column counted."""

    @aggregate
    @property
    def feature_importances_(self) -> Array[float]: ...


class Leaves:
    """Tells the leaf of each row."""

    @row_wise(task="predict")
    def apply(self, X, **params) -> Array[int]: ...


class Staged:
    @row_wise(task="predict")
    @iterates("stage")
    def staged_predict(self, X, **params) -> Any: ...


class Neighbors:
    @row_wise(task="predict")
    def kneighbors(self, X=None, n_neighbors=None, return_distance=True) -> Any: ...

    @row_wise(task="predict")
    def kneighbors_graph(self, X=None, n_neighbors=None, mode="connectivity") -> Any: ...


class Clusterer(Estimator, Sized):
    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    @row_method("predict")
    def fit_predict(self, X, y=None, **kwargs) -> Array[int]: ...


class Labelled:
    """Keeps the cluster of each training row."""

    @broadcast_aggregate
    @row_method("predict")
    @property
    def labels_(self) -> Array[int]: ...


class Assigner:
    """A clusterer that can tell the cluster of a new row."""

    @row_wise(task="predict")
    def predict(self, X, **params) -> Array[int]: ...


class Outlier(Estimator, Sized):
    @broadcast_aggregate(task="fit_transform")
    @mutates("self")
    @row_method("predict")
    def fit_predict(self, X, y=None, **kwargs) -> Array[int]: ...

    @row_wise(task="predict")
    def predict(self, X) -> Array[int]: ...

    @row_wise(task="predict")
    def decision_function(self, X) -> Array[float]: ...

    @row_wise(task="predict")
    def score_samples(self, X) -> Array[float]: ...


class MetaEstimator(Predictor):
    """Holds other estimators; what it does on a row is what they do."""


class Search(MetaEstimator, LogProbabilistic, Margin):
    """Fits many candidates and keeps the best."""

    @row_wise(task="transform")
    def transform(self, X) -> Array: ...

    @row_wise(task="transform")
    def inverse_transform(self, X) -> Array: ...

    @aggregate
    @property
    def best_estimator_(self) -> Any: ...

    @aggregate
    @property
    def best_params_(self) -> dict: ...

    @aggregate
    @property
    def best_score_(self) -> float: ...

    @aggregate
    @property
    def best_index_(self) -> int: ...

    @aggregate
    @property
    def cv_results_(self) -> dict: ...

    @aggregate
    @property
    def classes_(self) -> Array: ...


class Resampler(Estimator):
    """Adds or removes training rows; a request passes as it is."""

    @row_filter(task="resample")
    @mutates("self")
    def fit_resample(self, X, y, **params) -> tuple: ...


class Splitter:
    """Yields the positions of training and test rows."""

    @row_filter(task="split")
    @selector
    def split(self, X, y=None, groups=None) -> Any: ...

    @constant
    def get_n_splits(self, X=None, y=None, groups=None) -> int: ...

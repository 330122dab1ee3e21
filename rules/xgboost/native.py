"""xgboost: its own interface."""

NAME = "xgboost"


@aggregate(task="fit")
@fits("dtrain")
@chances(by="params.objective", one=("binary:logistic", "reg:logistic"), each="multi:softprob")
@refuses(obj="an objective of its own", xgb_model="training that goes on from another model")
def train(
    params, dtrain, num_boost_round=10, *, evals=None, obj=None, maximize=None, early_stopping_rounds=None,
    evals_result=None, verbose_eval=True, xgb_model=None, callbacks=None, custom_metric=None,
) -> Booster: ...


@aggregate(task="cross_validate")
def cv(
    params, dtrain, num_boost_round=10, *, nfold=3, stratified=False, folds=None, metrics=(), obj=None,
    maximize=None, early_stopping_rounds=None, fpreproc=None, as_pandas=True, verbose_eval=None, show_stdv=True,
    seed=0, callbacks=None, shuffle=True, custom_metric=None,
) -> DataFrame: ...


@plot(task="plot")
def plot_importance(
    booster, *, ax=None, height=0.2, xlim=None, ylim=None, title="Feature importance", xlabel="Importance score",
    ylabel="Features", fmap="", importance_type="weight", max_num_features=None, grid=True, show_values=True,
    values_format="{v}", **kwargs,
) -> Any: ...


@plot(task="plot")
def plot_tree(
    booster, *, fmap="", num_trees=None, rankdir=None, ax=None, with_stats=False, tree_idx=0, **kwargs,
) -> Any: ...


@plot(task="plot")
def to_graphviz(
    booster, *, fmap="", num_trees=None, rankdir=None, yes_color=None, no_color=None, condition_node_params=None,
    leaf_node_params=None, with_stats=False, tree_idx=0, **kwargs,
) -> Any: ...


@config(task="config")
def set_config(**new_config) -> Any: ...


@config(task="config")
def config_context(**new_config) -> Any: ...


@config
def get_config() -> dict: ...


class DMatrix:
    @row_wise
    @holds(rows="data", labels="label", training=("weight", "silent", "nthread", "feature_weights"))
    @refuses(
        base_margin="a margin for each row is no part of the record", group="groups of rows make a ranking",
        qid="groups of rows make a ranking",
    )
    def __init__(
        self, data, label=None, *, weight=None, base_margin=None, missing=None, silent=False, feature_names=None,
        feature_types=None, nthread=None, group=None, qid=None, label_lower_bound=None, label_upper_bound=None,
        feature_weights=None, enable_categorical=False, data_split_mode=...,
    ) -> DMatrix: ...

    @row_wise
    def get_label(self) -> Array: ...

    @aggregate
    def num_row(self) -> int: ...

    @aggregate
    def num_col(self) -> int: ...

    @row_wise
    @mutates("self")
    def set_label(self, label) -> None: ...


class QuantileDMatrix(DMatrix):
    @row_wise
    @holds(rows="data", labels="label", training=("weight", "silent", "nthread", "feature_weights", "ref", "max_bin"))
    @refuses(
        base_margin="a margin for each row is no part of the record", group="groups of rows make a ranking",
        qid="groups of rows make a ranking",
    )
    def __init__(
        self, data, label=None, *, weight=None, base_margin=None, missing=None, silent=False, feature_names=None,
        feature_types=None, nthread=None, max_bin=None, ref=None, group=None, qid=None, label_lower_bound=None,
        label_upper_bound=None, feature_weights=None, enable_categorical=False, max_quantile_batches=None,
        data_split_mode=...,
    ) -> QuantileDMatrix: ...


@batch_exact
@accepts_missing
class Booster:
    @constant
    @file("model_file")
    def __init__(self, params=None, cache=None, model_file=None) -> Booster: ...

    @row_wise(task="predict")
    @refuses(
        output_margin="gives margins, not what the objective predicts", pred_leaf="gives leaves",
        pred_contribs="gives contributions", approx_contribs="gives contributions", pred_interactions="gives interactions",
        training="predicts as in training", strict_shape="gives another shape",
    )
    def predict(
        self, data, *, output_margin=False, pred_leaf=False, pred_contribs=False, approx_contribs=False,
        pred_interactions=False, validate_features=True, training=False, iteration_range=(0, 0),
        strict_shape=False,
    ) -> Array[float]: ...

    @row_wise(task="predict")
    @refuses(base_margin="a margin for each row is no part of the record", strict_shape="gives another shape")
    def inplace_predict(
        self, data, *, iteration_range=(0, 0), predict_type="value", missing=..., validate_features=True,
        base_margin=None, strict_shape=False,
    ) -> Array[float]: ...

    @aggregate
    def get_score(self, fmap="", importance_type="weight") -> dict: ...

    @aggregate
    def get_fscore(self, fmap="") -> dict: ...

    @aggregate
    @property
    def best_iteration(self) -> Any: ...

    @aggregate
    @property
    def best_score(self) -> Any: ...

    @aggregate
    @property
    def feature_names(self) -> Any: ...

    @aggregate
    def get_dump(self, fmap="", with_stats=False, dump_format="text") -> list: ...

    @writes(task="save")
    def save_model(self, fname) -> None: ...

    @writes(task="save")
    def dump_model(self, fout, fmap="", with_stats=False, dump_format="text") -> None: ...

    @reads(task="load")
    @mutates("self")
    def load_model(self, fname) -> None: ...

    @mutates("self")
    def set_param(self, params, value=None) -> None: ...

    @aggregate(task="fit")
    @mutates("self")
    @refuses(fobj="an objective of its own")
    def update(self, dtrain, iteration, fobj=None) -> None: ...

    @aggregate
    def num_boosted_rounds(self) -> int: ...

    @aggregate
    def num_features(self) -> int: ...

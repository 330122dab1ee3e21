"""lightgbm: its own interface."""

NAME = "lightgbm"


@aggregate(task="fit")
@fits("train_set")
@chances(
    by=("params.objective", "params.objective_type", "params.application", "params.app", "params.loss"), one=("binary", "cross_entropy", "xentropy"),
    each=("multiclass", "softmax", "multiclassova", "multiclass_ova", "ova", "ovr"),
)
@refuses(init_model="training that goes on from another model")
def train(
    params, train_set, num_boost_round=100, valid_sets=None, valid_names=None, feval=None, init_model=None,
    keep_training_booster=False, callbacks=None,
) -> Booster: ...


@aggregate(task="cross_validate")
def cv(
    params, train_set, num_boost_round=100, folds=None, nfold=5, stratified=True, shuffle=True, metrics=None,
    feval=None, init_model=None, fpreproc=None, seed=0, callbacks=None, eval_train_metric=False,
    return_cvbooster=False,
) -> dict: ...


@constant
def early_stopping(stopping_rounds, first_metric_only=False, verbose=True, min_delta=0.0) -> Any: ...


@constant
def log_evaluation(period=1, show_stdv=True) -> Any: ...


@constant
def record_evaluation(eval_result) -> Any: ...


@constant
def reset_parameter(**kwargs) -> Any: ...


@plot(task="plot")
def plot_importance(
    booster, ax=None, height=0.2, xlim=None, ylim=None, title="Feature importance", xlabel="Feature importance",
    ylabel="Features", importance_type="auto", max_num_features=None, ignore_zero=True, figsize=None, dpi=None,
    grid=True, precision=3, **kwargs,
) -> Any: ...


@plot(task="plot")
def plot_metric(
    booster, metric=None, dataset_names=None, ax=None, xlim=None, ylim=None, title="Metric during training",
    xlabel="Iterations", ylabel="@metric@", figsize=None, dpi=None, grid=True,
) -> Any: ...


@plot(task="plot")
def plot_tree(
    booster, ax=None, tree_index=0, figsize=None, dpi=None, show_info=None, precision=3, orientation="horizontal",
    example_case=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def plot_split_value_histogram(
    booster, feature, bins=None, ax=None, width_coef=0.8, xlim=None, ylim=None,
    title="Split value histogram for feature with @index/name@ @feature@", xlabel="Feature split value",
    ylabel="Count", figsize=None, dpi=None, grid=True, **kwargs,
) -> Any: ...


@plot(task="plot")
def create_tree_digraph(
    booster, tree_index=0, show_info=None, precision=3, orientation="horizontal", example_case=None,
    max_category_values=10, **kwargs,
) -> Any: ...


class Dataset:
    @row_wise
    @holds(
        rows="data", labels="label",
        training=("reference", "weight", "feature_name", "categorical_feature", "params", "free_raw_data"),
    )
    @refuses(
        init_score="a score for each row is no part of the record", group="groups of rows make a ranking",
        position="groups of rows make a ranking",
    )
    def __init__(
        self, data, label=None, reference=None, weight=None, group=None, init_score=None, feature_name="auto",
        categorical_feature="auto", params=None, free_raw_data=True, position=None,
    ) -> Dataset: ...

    @row_wise
    def create_valid(
        self, data, label=None, weight=None, group=None, init_score=None, params=None, position=None,
    ) -> Dataset: ...

    @row_wise
    def get_label(self) -> Any: ...


@batch_exact
@accepts_missing
class Booster:
    @reads(task="load")
    @file("model_file")
    def __init__(self, params=None, train_set=None, model_file=None, model_str=None) -> Booster: ...

    @row_wise(task="predict")
    @refuses(
        raw_score="gives raw scores, not what the objective predicts", pred_leaf="gives leaves",
        pred_contrib="gives contributions",
    )
    def predict(
        self, data, start_iteration=0, num_iteration=None, raw_score=False, pred_leaf=False, pred_contrib=False,
        data_has_header=False, validate_features=False, **kwargs,
    ) -> Array[float]: ...

    @aggregate
    def feature_importance(self, importance_type="split", iteration=None) -> Array: ...

    @aggregate
    def feature_name(self) -> list: ...

    @aggregate
    def num_trees(self) -> int: ...

    @aggregate
    def num_feature(self) -> int: ...

    @aggregate
    def current_iteration(self) -> int: ...

    @aggregate
    def model_to_string(self, num_iteration=None, start_iteration=0, importance_type="split") -> str: ...

    @aggregate
    def dump_model(
        self, num_iteration=None, start_iteration=0, importance_type="split", object_hook=None,
    ) -> dict: ...

    @aggregate
    def trees_to_dataframe(self) -> DataFrame: ...

    @writes(task="save")
    def save_model(self, filename, num_iteration=None, start_iteration=0, importance_type="split") -> Self: ...

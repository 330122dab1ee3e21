"""catboost."""

NAME = "catboost"


class CatBoostModel:
    @aggregate
    @mutates("self")
    def fit(self, X, y=None, cat_features=None, **kwargs) -> Self: ...

    @writes(task="save")
    def save_model(self, fname, format="cbm", export_parameters=None, pool=None) -> None: ...

    @reads(task="load")
    @mutates("self")
    def load_model(self, fname=None, format="cbm", stream=None, blob=None) -> Self: ...

    @aggregate
    def get_feature_importance(
        self, data=None, type=..., prettified=False, thread_count=-1, verbose=False, fstr_type=None,
        shap_mode="Auto", model_output="Raw", interaction_indices=None, shap_calc_type="Regular",
        reference_data=None, sage_n_samples=128, sage_batch_size=512, sage_detect_convergence=True, log_cout=None,
        log_cerr=None,
    ) -> Array[float]: ...

    @aggregate
    @property
    def tree_count_(self) -> int: ...

    @aggregate
    @property
    def best_iteration_(self) -> Any: ...

    @aggregate
    @property
    def best_score_(self) -> Any: ...

    @aggregate
    @property
    def feature_names_(self) -> Any: ...

    @aggregate
    def get_best_iteration(self) -> Any: ...

    @aggregate
    def get_best_score(self) -> Any: ...

    @aggregate
    def get_evals_result(self) -> Any: ...

    @aggregate
    def get_all_params(self) -> Any: ...

    @aggregate
    @mutates("self")
    def grid_search(
        self, param_grid, X, y=None, cv=3, partition_random_seed=0, calc_cv_statistics=True,
        search_by_train_test_split=True, refit=True, shuffle=True, stratified=None, train_size=0.8, verbose=True,
        plot=False, plot_file=None, log_cout=None, log_cerr=None,
    ) -> dict: ...

    @aggregate
    @mutates("self")
    def randomized_search(
        self, param_distributions, X, y=None, cv=3, n_iter=10, partition_random_seed=0, calc_cv_statistics=True,
        search_by_train_test_split=True, refit=True, shuffle=True, stratified=None, train_size=0.8, verbose=True,
        plot=False, plot_file=None, log_cout=None, log_cerr=None,
    ) -> dict: ...

    @plot(task="plot")
    def plot_tree(self, tree_idx, pool=None) -> Any: ...


@batch_exact
@accepts_missing
@draws(seed="random_seed")
class CatBoostClassifier(CatBoostModel, Classifier, Probabilistic, Ranked):
    @constant
    def __init__(
        self, iterations=None, learning_rate=None, depth=None, l2_leaf_reg=None, **kwargs,
    ) -> CatBoostClassifier: ...

    @row_wise(task="predict")
    def predict(
        self, data, prediction_type="Class", ntree_start=0, ntree_end=0, thread_count=-1, verbose=None,
        task_type="CPU",
    ) -> Array: ...

    @row_wise(task="predict")
    def predict_log_proba(
        self, data, ntree_start=0, ntree_end=0, thread_count=-1, verbose=None, task_type="CPU",
    ) -> Array[float]: ...


@batch_exact
@accepts_missing
@draws(seed="random_seed")
class CatBoostRegressor(CatBoostModel, Regressor, Ranked):
    @constant
    def __init__(
        self, iterations=None, learning_rate=None, depth=None, l2_leaf_reg=None, **kwargs,
    ) -> CatBoostRegressor: ...

    @row_wise(task="predict")
    def predict(
        self, data, prediction_type=None, ntree_start=0, ntree_end=0, thread_count=-1, verbose=None,
        task_type="CPU",
    ) -> Array: ...


@batch_exact
@accepts_missing
@draws(seed="random_seed")
class CatBoost(CatBoostModel):
    @constant
    def __init__(self, params=None) -> CatBoost: ...

    @row_wise(task="predict")
    def predict(
        self, data, prediction_type="RawFormulaVal", ntree_start=0, ntree_end=0, thread_count=-1, verbose=None,
        task_type="CPU",
    ) -> Array: ...


class Pool:
    @row_wise
    @holds(
        rows="data", labels="label",
        training=("weight", "thread_count", "log_cout", "log_cerr", "group_weight", "feature_tags"),
    )
    @refuses(
        baseline="a baseline for each row is no part of the record", group_id="groups of rows make a ranking",
        pairs="pairs of rows make a ranking", subgroup_id="groups of rows make a ranking", timestamp="a time for each row",
        column_description="columns described by a file",
    )
    def __init__(
        self, data, label=None, cat_features=None, text_features=None, embedding_features=None,
        embedding_features_data=None, column_description=None, pairs=None, graph=None, delimiter="	",
        has_header=False, ignore_csv_quoting=False, weight=None, group_id=None, group_weight=None,
        subgroup_id=None, pairs_weight=None, baseline=None, timestamp=None, feature_names=None, feature_tags=None,
        thread_count=-1, log_cout=None, log_cerr=None, data_can_be_none=False,
    ) -> Pool: ...

    @row_wise
    def get_label(self) -> Array: ...

    @aggregate
    def num_row(self) -> int: ...

    @aggregate
    def num_col(self) -> int: ...


@aggregate(task="cross_validate")
def cv(
    pool=None, params=None, dtrain=None, iterations=None, num_boost_round=None, fold_count=None, nfold=None,
    inverted=False, partition_random_seed=0, seed=None, shuffle=True, logging_level=None, stratified=None,
    as_pandas=True, metric_period=None, verbose=None, verbose_eval=None, plot=False, plot_file=None,
    early_stopping_rounds=None, save_snapshot=None, snapshot_file=None, snapshot_interval=None,
    metric_update_interval=0.5, folds=None, type="Classical", return_models=False, log_cout=None, log_cerr=None,
) -> DataFrame: ...

"""sklearn.tree."""


@batch_exact
@accepts_missing
@draws(seed="random_state")
class DecisionTreeClassifier(Classifier, LogProbabilistic, Ranked, Leaves):
    def __init__(
        self, *, criterion="gini", splitter="best", max_depth=None, min_samples_split=2, min_samples_leaf=1,
        min_weight_fraction_leaf=0.0, max_features=None, random_state=None, max_leaf_nodes=None,
        min_impurity_decrease=0.0, class_weight=None, ccp_alpha=0.0, monotonic_cst=None,
    ): ...

    @row_wise(task="predict")
    def decision_path(self, X, check_input=True) -> Any: ...

    @aggregate
    def get_depth(self) -> int: ...

    @aggregate
    def get_n_leaves(self) -> int: ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class ExtraTreeClassifier(Classifier, LogProbabilistic, Ranked, Leaves):
    def __init__(
        self, *, criterion="gini", splitter="random", max_depth=None, min_samples_split=2, min_samples_leaf=1,
        min_weight_fraction_leaf=0.0, max_features="sqrt", random_state=None, max_leaf_nodes=None,
        min_impurity_decrease=0.0, class_weight=None, ccp_alpha=0.0, monotonic_cst=None,
    ): ...

    @row_wise(task="predict")
    def decision_path(self, X, check_input=True) -> Any: ...

    @aggregate
    def get_depth(self) -> int: ...

    @aggregate
    def get_n_leaves(self) -> int: ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class DecisionTreeRegressor(Regressor, Ranked, Leaves):
    def __init__(
        self, *, criterion="squared_error", splitter="best", max_depth=None, min_samples_split=2,
        min_samples_leaf=1, min_weight_fraction_leaf=0.0, max_features=None, random_state=None,
        max_leaf_nodes=None, min_impurity_decrease=0.0, ccp_alpha=0.0, monotonic_cst=None,
    ): ...

    @row_wise(task="predict")
    def decision_path(self, X, check_input=True) -> Any: ...

    @aggregate
    def get_depth(self) -> int: ...

    @aggregate
    def get_n_leaves(self) -> int: ...


@batch_exact
@accepts_missing
@draws(seed="random_state")
class ExtraTreeRegressor(Regressor, Ranked, Leaves):
    def __init__(
        self, *, criterion="squared_error", splitter="random", max_depth=None, min_samples_split=2,
        min_samples_leaf=1, min_weight_fraction_leaf=0.0, max_features=1.0, random_state=None,
        min_impurity_decrease=0.0, max_leaf_nodes=None, ccp_alpha=0.0, monotonic_cst=None,
    ): ...

    @row_wise(task="predict")
    def decision_path(self, X, check_input=True) -> Any: ...

    @aggregate
    def get_depth(self) -> int: ...

    @aggregate
    def get_n_leaves(self) -> int: ...


@plot(task="plot")
def plot_tree(
    decision_tree, *, max_depth=None, feature_names=None, class_names=None, label="all", filled=False,
    impurity=True, node_ids=False, proportion=False, rounded=False, precision=3, ax=None, fontsize=None,
) -> list: ...


@display(task="display")
def export_text(
    decision_tree, *, feature_names=None, class_names=None, max_depth=10, spacing=3, decimals=2,
    show_weights=False,
) -> str: ...


@display(task="display")
def export_graphviz(
    decision_tree, out_file=None, *, max_depth=None, feature_names=None, class_names=None, label="all",
    filled=False, leaves_parallel=False, impurity=True, node_ids=False, proportion=False, rotate=False,
    rounded=False, special_characters=False, precision=3, fontname="helvetica",
) -> str: ...

"""Calls of scikit-learn's functions."""

import numpy as np
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KernelDensity
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from rule_tables.calls import Call, Fresh, Rows, call
from rule_tables.tables import COUNT, FRAMES, SERIES, array, frame, series

TABLE = frame("numbers")
NUMBERS, GUESS = array("numbers"), Rows(SERIES["numbers"].to_numpy() + 0.25)
TRUTH, ANSWER = Rows(np.arange(COUNT) % 2), Rows((np.arange(COUNT) // 2) % 2)
SCORES = Rows(np.linspace(0.05, 0.95, COUNT))
GRADES = Rows((np.arange(COUNT) // 4) / 10)
CLUSTERS = Rows(np.arange(COUNT) % 3)
X, Y = FRAMES["numbers"], np.arange(COUNT) % 2
BOTH = np.array([[0, 0], [1, 1]])
MODEL = LogisticRegression().fit(X, Y)
TREE = DecisionTreeClassifier(max_depth=2, random_state=0).fit(X, Y)
LABELS = "accuracy balanced_accuracy precision recall f1 jaccard"
PAIRS = "rand adjusted_rand adjusted_mutual_info normalized_mutual_info mutual_info homogeneity completeness v_measure fowlkes_mallows"
REGRESSION = (
    "mean_squared_error mean_absolute_error median_absolute_error mean_absolute_percentage_error mean_squared_log_error"
    " root_mean_squared_error root_mean_squared_log_error r2_score explained_variance_score max_error mean_pinball_loss"
    " mean_poisson_deviance mean_gamma_deviance mean_tweedie_deviance d2_absolute_error_score"
)
CURVES = "roc_curve precision_recall_curve det_curve"
METRICS = {
    **{f"{name}_score": (call(TRUTH, ANSWER),) for name in LABELS.split()},
    **{f"{name}_score": (call(TRUTH, CLUSTERS),) for name in PAIRS.split()},
    **{name: (call(NUMBERS, GUESS),) for name in REGRESSION.split()},
    **{name: (call(TRUTH, GRADES),) for name in CURVES.split()},
    **{name: (call(TRUTH, ANSWER),) for name in "matthews_corrcoef cohen_kappa_score hamming_loss zero_one_loss confusion_matrix".split()},
    **{name: (call(TRUTH, ANSWER),) for name in "multilabel_confusion_matrix classification_report class_likelihood_ratios".split()},
    **{name: (call(TRUTH, ANSWER),) for name in "precision_recall_fscore_support homogeneity_completeness_v_measure".split()},
    **{name: (call(TRUTH, SCORES),) for name in "log_loss brier_score_loss hinge_loss roc_auc_score average_precision_score".split()},
    **{
        name: (call(TABLE, CLUSTERS),)
        for name in "silhouette_score calinski_harabasz_score davies_bouldin_score silhouette_samples".split()
    },
    "fbeta_score": (call(TRUTH, ANSWER, beta=2),),
    "top_k_accuracy_score": (call(TRUTH, SCORES, k=1),),
    "ndcg_score": (call(BOTH, BOTH),),
    "dcg_score": (call(BOTH, BOTH),),
    "auc": (call([0, 1], [0, 1]),),
    "make_scorer": (Call(None, (max,), runs_only=True),),
    "get_scorer": (Call(None, ("accuracy",), runs_only=True),),
    "pairwise_distances": (Call(None, (TABLE, X.head(3)), tolerance=1e-6),),
    "ConfusionMatrixDisplay": (call(BOTH),),
    **{
        f"pairwise.{name}": (Call(None, (TABLE, X.head(3)), tolerance=1e-6),)
        for name in "cosine_similarity cosine_distances euclidean_distances linear_kernel rbf_kernel".split()
    },
}
CLUSTERING = Fresh(lambda: Pipeline([("scale", StandardScaler()), ("cluster", KMeans(2, random_state=0, n_init=1))]))
DENSITY = Fresh(lambda: Pipeline([("scale", StandardScaler()), ("density", KernelDensity())]).fit(X))
CALLS = {f"sklearn.metrics.{name}": calls for name, calls in METRICS.items()} | {
    **{f"sklearn.feature_selection.{name}": (call(TABLE, TRUTH),) for name in "f_classif mutual_info_classif".split()},
    "sklearn.feature_selection.chi2": (call(Rows(X[["a", "k"]]), TRUTH),),
    **{f"sklearn.feature_selection.{name}": (call(TABLE, NUMBERS),) for name in "f_regression r_regression mutual_info_regression".split()},
    **{f"sklearn.preprocessing.{name}": (call(TABLE),) for name in ("quantile_transform", "power_transform")},
    **{
        f"sklearn.preprocessing.{name}": (call(TABLE), call(frame("broad"), axis=1))
        for name in "scale minmax_scale robust_scale maxabs_scale".split()
    },
    "sklearn.preprocessing.normalize": (call(TABLE), call(frame("broad"))),
    "sklearn.preprocessing.binarize": (call(TABLE, threshold=2.0),),
    "sklearn.preprocessing.add_dummy_feature": (call(TABLE),),
    "sklearn.preprocessing.label_binarize": (call(CLUSTERS, classes=[0, 1, 2]),),
    "sklearn.compose.make_column_transformer": (call((StandardScaler(), ["a"])),),
    "sklearn.pipeline.make_pipeline": (call(StandardScaler(), LogisticRegression()),),
    "sklearn.pipeline.make_union": (call(StandardScaler()),),
    "sklearn.pipeline.Pipeline.fit_predict": (Call(CLUSTERING, (X,), runs_only=True),),
    "sklearn.pipeline.Pipeline.score_samples": (Call(DENSITY, (TABLE,)),),
    "sklearn.neighbors.KernelDensity.score_samples": (Call(Fresh(lambda: KernelDensity().fit(X)), (TABLE,)),),
    "sklearn.neighbors.KernelDensity.score": (Call(Fresh(lambda: KernelDensity().fit(X)), (TABLE,)),),
    "sklearn.cluster.k_means": (Call(None, (X, 2), runs_only=True),),
    "sklearn.cluster.dbscan": (Call(None, (X,), runs_only=True),),
    "sklearn.inspection.permutation_importance": (call(MODEL, TABLE, TRUTH),),
    "sklearn.inspection.partial_dependence": (Call(None, (MODEL, X, ["a"]), runs_only=True),),
    "sklearn.model_selection.cross_val_score": (call(LogisticRegression(), TABLE, TRUTH, cv=2),),
    "sklearn.model_selection.cross_validate": (Call(None, (LogisticRegression(), TABLE, TRUTH), {"cv": 2}, runs_only=True),),
    "sklearn.model_selection.cross_val_predict": (call(LogisticRegression(), TABLE, TRUTH, cv=2),),
    "sklearn.model_selection.learning_curve": (Call(None, (LogisticRegression(), X, Y), {"cv": 2, "train_sizes": [0.9]}, runs_only=True),),
    "sklearn.model_selection.validation_curve": (
        Call(None, (LogisticRegression(), X, Y), {"cv": 2, "param_name": "C", "param_range": [1.0]}, runs_only=True),
    ),
    "sklearn.model_selection.permutation_test_score": (
        Call(None, (LogisticRegression(), X, Y), {"cv": 2, "n_permutations": 2}, runs_only=True),
    ),
    "sklearn.model_selection.ParameterGrid": (call({"C": [1, 2]}),),
    "sklearn.model_selection.ParameterSampler": (call({"C": [1, 2]}, 1),),
    "sklearn.model_selection.train_test_split": (call(TABLE), call(series("gaps"), test_size=0.3), call(array("numbers"))),
    "sklearn.clone": (Call(None, (LogisticRegression(),), runs_only=True),),
    "sklearn.calibration.calibration_curve": (call(TRUTH, SCORES),),
    "sklearn.tree.plot_tree": (call(TREE),),
    "sklearn.tree.export_text": (call(TREE),),
    "sklearn.tree.export_graphviz": (call(TREE),),
    "sklearn.utils.shuffle": (call(TABLE), call(array("numbers"))),
    "sklearn.utils.resample": (call(TABLE), call(array("numbers"))),
    "sklearn.utils.class_weight.compute_class_weight": (call("balanced", classes=np.array([0, 1]), y=TRUTH),),
    "sklearn.utils.class_weight.compute_sample_weight": (call("balanced", Rows((np.arange(COUNT) % 5 == 0).astype(int))),),
    "sklearn.datasets.load_svmlight_file": (call("some.svm"),),
    "sklearn.datasets.load_files": (call("texts"),),
}
RECEIVERS: dict[str, tuple[object, ...]] = {}
ARGUMENTS: dict[tuple[str, str], object] = {}

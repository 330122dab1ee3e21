"""sklearn.metrics: numbers about an answer."""

NAME = "sklearn.metrics"


@aggregate(task="score")
@judges("labels")
def accuracy_score(y_true, y_pred, *, normalize=True, sample_weight=None) -> float: ...


@aggregate(task="score")
@judges("labels")
def balanced_accuracy_score(y_true, y_pred, *, sample_weight=None, adjusted=False) -> float: ...


@aggregate(task="score")
@judges("labels")
def precision_score(
    y_true, y_pred, *, labels=None, pos_label=1, average="binary", sample_weight=None, zero_division="warn",
) -> float: ...


@aggregate(task="score")
@judges("labels")
def recall_score(
    y_true, y_pred, *, labels=None, pos_label=1, average="binary", sample_weight=None, zero_division="warn",
) -> float: ...


@aggregate(task="score")
@judges("labels")
def f1_score(
    y_true, y_pred, *, labels=None, pos_label=1, average="binary", sample_weight=None, zero_division="warn",
) -> float: ...


@aggregate(task="score")
@judges("labels")
def fbeta_score(
    y_true, y_pred, *, beta, labels=None, pos_label=1, average="binary", sample_weight=None, zero_division="warn",
) -> float: ...


@aggregate(task="score")
@judges("labels")
def jaccard_score(
    y_true, y_pred, *, labels=None, pos_label=1, average="binary", sample_weight=None, zero_division="warn",
) -> float: ...


@aggregate(task="score")
@judges("labels")
def matthews_corrcoef(y_true, y_pred, *, sample_weight=None) -> float: ...


@aggregate(task="score")
@judges("labels")
def cohen_kappa_score(
    y1, y2, *, labels=None, weights=None, sample_weight=None, replace_undefined_by=...,
) -> float: ...


@aggregate(task="score")
@judges("labels")
def hamming_loss(y_true, y_pred, *, sample_weight=None) -> float: ...


@aggregate(task="score")
@judges("labels")
def zero_one_loss(y_true, y_pred, *, normalize=True, sample_weight=None) -> float: ...


@aggregate(task="score")
def log_loss(
    y_true, y_proba=None, *, normalize=True, sample_weight=None, labels=None, y_pred="deprecated",
) -> float: ...


@aggregate(task="score")
def brier_score_loss(
    y_true, y_proba, *, sample_weight=None, pos_label=None, labels=None, scale_by_half="auto",
) -> float: ...


@aggregate(task="score")
def hinge_loss(y_true, pred_decision, *, labels=None, sample_weight=None) -> float: ...


@aggregate(task="score")
def roc_auc_score(
    y_true, y_score, *, average="macro", sample_weight=None, max_fpr=None, multi_class="raise", labels=None,
) -> float: ...


@aggregate(task="score")
def average_precision_score(y_true, y_score, *, average="macro", pos_label=1, sample_weight=None) -> float: ...


@aggregate(task="score")
def top_k_accuracy_score(y_true, y_score, *, k=2, normalize=True, sample_weight=None, labels=None) -> float: ...


@aggregate(task="score")
def ndcg_score(y_true, y_score, *, k=None, sample_weight=None, ignore_ties=False) -> float: ...


@aggregate(task="score")
def dcg_score(y_true, y_score, *, k=None, log_base=2, sample_weight=None, ignore_ties=False) -> float: ...


@aggregate(task="score")
@judges("numbers")
def mean_squared_error(y_true, y_pred, *, sample_weight=None, multioutput="uniform_average") -> float: ...


@aggregate(task="score")
@judges("numbers")
def mean_absolute_error(y_true, y_pred, *, sample_weight=None, multioutput="uniform_average") -> float: ...


@aggregate(task="score")
@judges("numbers")
def median_absolute_error(y_true, y_pred, *, multioutput="uniform_average", sample_weight=None) -> float: ...


@aggregate(task="score")
@judges("numbers")
def mean_absolute_percentage_error(y_true, y_pred, *, sample_weight=None, multioutput="uniform_average") -> float: ...


@aggregate(task="score")
@judges("numbers")
def mean_squared_log_error(y_true, y_pred, *, sample_weight=None, multioutput="uniform_average") -> float: ...


@aggregate(task="score")
@judges("numbers")
def root_mean_squared_error(y_true, y_pred, *, sample_weight=None, multioutput="uniform_average") -> float: ...


@aggregate(task="score")
@judges("numbers")
def root_mean_squared_log_error(y_true, y_pred, *, sample_weight=None, multioutput="uniform_average") -> float: ...


@aggregate(task="score")
@judges("numbers")
def r2_score(y_true, y_pred, *, sample_weight=None, multioutput="uniform_average", force_finite=True) -> float: ...


@aggregate(task="score")
@judges("numbers")
def explained_variance_score(
    y_true, y_pred, *, sample_weight=None, multioutput="uniform_average", force_finite=True,
) -> float: ...


@aggregate(task="score")
@judges("numbers")
def max_error(y_true, y_pred) -> float: ...


@aggregate(task="score")
@judges("numbers")
def mean_pinball_loss(y_true, y_pred, *, sample_weight=None, alpha=0.5, multioutput="uniform_average") -> float: ...


@aggregate(task="score")
@judges("numbers")
def mean_poisson_deviance(y_true, y_pred, *, sample_weight=None) -> float: ...


@aggregate(task="score")
@judges("numbers")
def mean_gamma_deviance(y_true, y_pred, *, sample_weight=None) -> float: ...


@aggregate(task="score")
@judges("numbers")
def mean_tweedie_deviance(y_true, y_pred, *, sample_weight=None, power=0) -> float: ...


@aggregate(task="score")
@judges("numbers")
def d2_absolute_error_score(y_true, y_pred, *, sample_weight=None, multioutput="uniform_average") -> float: ...


@aggregate(task="score")
def silhouette_score(X, labels, *, metric="euclidean", sample_size=None, random_state=None, **kwds) -> float: ...


@aggregate(task="score")
def calinski_harabasz_score(X, labels) -> float: ...


@aggregate(task="score")
def davies_bouldin_score(X, labels) -> float: ...


@aggregate(task="score")
def adjusted_rand_score(labels_true, labels_pred) -> float: ...


@aggregate(task="score")
def rand_score(labels_true, labels_pred) -> float: ...


@aggregate(task="score")
def adjusted_mutual_info_score(labels_true, labels_pred, *, average_method="arithmetic") -> float: ...


@aggregate(task="score")
def normalized_mutual_info_score(labels_true, labels_pred, *, average_method="arithmetic") -> float: ...


@aggregate(task="score")
def mutual_info_score(labels_true, labels_pred, *, contingency=None) -> float: ...


@aggregate(task="score")
def homogeneity_score(labels_true, labels_pred) -> float: ...


@aggregate(task="score")
def completeness_score(labels_true, labels_pred) -> float: ...


@aggregate(task="score")
def v_measure_score(labels_true, labels_pred, *, beta=1.0) -> float: ...


@aggregate(task="score")
def fowlkes_mallows_score(labels_true, labels_pred) -> float: ...


@aggregate(task="score")
def auc(x, y) -> float: ...


@aggregate(task="score")
@judges("labels")
def confusion_matrix(y_true, y_pred, *, labels=None, sample_weight=None, normalize=None) -> Array: ...


@aggregate(task="score")
@judges("labels")
def multilabel_confusion_matrix(y_true, y_pred, *, sample_weight=None, labels=None, samplewise=False) -> Array: ...


@aggregate(task="score")
@judges("labels")
def classification_report(
    y_true, y_pred, *, labels=None, target_names=None, sample_weight=None, digits=2, output_dict=False,
    zero_division="warn",
) -> str: ...


@aggregate(task="score")
def roc_curve(y_true, y_score, *, pos_label=None, sample_weight=None, drop_intermediate=True) -> tuple: ...


@aggregate(task="score")
def precision_recall_curve(
    y_true, y_score, *, pos_label=None, sample_weight=None, drop_intermediate=False,
) -> tuple: ...


@aggregate(task="score")
def det_curve(y_true, y_score, pos_label=None, sample_weight=None, drop_intermediate=False) -> tuple: ...


@aggregate(task="score")
@judges("labels")
def precision_recall_fscore_support(
    y_true, y_pred, *, beta=1.0, labels=None, pos_label=1, average=None,
    warn_for=("precision", "recall", "f-score"), sample_weight=None, zero_division="warn",
) -> tuple: ...


@aggregate(task="score")
@judges("labels")
def class_likelihood_ratios(
    y_true, y_pred, *, labels=None, sample_weight=None, replace_undefined_by=...,
) -> tuple: ...


@aggregate(task="score")
def homogeneity_completeness_v_measure(labels_true, labels_pred, *, beta=1.0) -> tuple: ...


@broadcast_aggregate(task="score")
def silhouette_samples(X, labels, *, metric="euclidean", **kwds) -> Array[float]: ...


@constant(task="score")
def make_scorer(score_func, *, response_method="predict", greater_is_better=True, **kwargs) -> Any: ...


@constant(task="score")
def get_scorer(scoring) -> Any: ...

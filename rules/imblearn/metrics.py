"""imblearn.metrics."""


@aggregate(task="score")
def geometric_mean_score(
    y_true, y_pred, *, labels=None, pos_label=1, average="multiclass", sample_weight=None, correction=0.0,
) -> float: ...


@aggregate(task="score")
def sensitivity_score(y_true, y_pred, *, labels=None, pos_label=1, average="binary", sample_weight=None) -> float: ...


@aggregate(task="score")
def specificity_score(y_true, y_pred, *, labels=None, pos_label=1, average="binary", sample_weight=None) -> float: ...


@aggregate(task="score")
def classification_report_imbalanced(
    y_true, y_pred, *, labels=None, target_names=None, sample_weight=None, digits=2, alpha=0.1, output_dict=False,
    zero_division="warn",
) -> str: ...

"""sklearn.datasets."""


@reads(task="load")
def load_iris(*, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
def load_breast_cancer(*, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
def load_wine(*, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
def load_diabetes(*, return_X_y=False, as_frame=False, scaled=True) -> Any: ...


@reads(task="load")
def load_digits(*, n_class=10, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
def load_linnerud(*, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
def fetch_openml(
    name=None, *, version="active", data_id=None, data_home=None, target_column="default-target", cache=True,
    return_X_y=False, as_frame="auto", n_retries=3, delay=1.0, parser="auto", read_csv_kwargs=None,
) -> Any: ...


@reads(task="load")
def fetch_california_housing(
    *, data_home=None, download_if_missing=True, return_X_y=False, as_frame=False, n_retries=3, delay=1.0,
) -> Any: ...


@reads(task="load")
def fetch_20newsgroups(
    *, data_home=None, subset="train", categories=None, shuffle=True, random_state=42, remove=(),
    download_if_missing=True, return_X_y=False, n_retries=3, delay=1.0,
) -> Any: ...


@reads(task="load")
def fetch_covtype(
    *, data_home=None, download_if_missing=True, random_state=None, shuffle=False, return_X_y=False,
    as_frame=False, n_retries=3, delay=1.0,
) -> Any: ...


@reads(task="load")
def fetch_kddcup99(
    *, subset=None, data_home=None, shuffle=False, random_state=None, percent10=True, download_if_missing=True,
    return_X_y=False, as_frame=False, n_retries=3, delay=1.0,
) -> Any: ...


@reads(task="load")
def load_svmlight_file(
    f, *, n_features=None, dtype=..., multilabel=False, zero_based="auto", query_id=False, offset=0, length=-1,
) -> Any: ...


@reads(task="load")
def load_files(
    container_path, *, description=None, categories=None, load_content=True, shuffle=True, encoding=None,
    decode_error="strict", random_state=0, allowed_extensions=None,
) -> Any: ...


@random(task="load")
def make_classification(
    n_samples=100, n_features=20, *, n_informative=2, n_redundant=2, n_repeated=0, n_classes=2,
    n_clusters_per_class=2, weights=None, flip_y=0.01, class_sep=1.0, hypercube=True, shift=0.0, scale=1.0,
    shuffle=True, random_state=None, return_X_y=True,
) -> tuple: ...


@random(task="load")
def make_regression(
    n_samples=100, n_features=100, *, n_informative=10, n_targets=1, bias=0.0, effective_rank=None,
    tail_strength=0.5, noise=0.0, shuffle=True, coef=False, random_state=None,
) -> tuple: ...


@random(task="load")
def make_blobs(
    n_samples=100, n_features=2, *, centers=None, cluster_std=1.0, center_box=(-10.0, 10.0), shuffle=True,
    random_state=None, return_centers=False,
) -> tuple: ...


@random(task="load")
def make_moons(n_samples=100, *, shuffle=True, noise=None, random_state=None) -> tuple: ...


@random(task="load")
def make_circles(n_samples=100, *, shuffle=True, noise=None, random_state=None, factor=0.8) -> tuple: ...


@random(task="load")
def make_friedman1(n_samples=100, n_features=10, *, noise=0.0, random_state=None) -> tuple: ...

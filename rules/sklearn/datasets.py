"""sklearn.datasets."""


@reads(task="load")
@form("bundled")
@options(
    file="iris.csv", above=1, classes=True, named=True, names=(
        "sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)",
    ),
)
def load_iris(*, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
@form("bundled")
@options(
    file="breast_cancer.csv", above=1, classes=True, named=True, names=(
        "mean radius", "mean texture", "mean perimeter", "mean area", "mean smoothness", "mean compactness",
        "mean concavity", "mean concave points", "mean symmetry", "mean fractal dimension", "radius error",
        "texture error", "perimeter error", "area error", "smoothness error", "compactness error", "concavity error",
        "concave points error", "symmetry error", "fractal dimension error", "worst radius", "worst texture",
        "worst perimeter", "worst area", "worst smoothness", "worst compactness", "worst concavity",
        "worst concave points", "worst symmetry", "worst fractal dimension",
    ),
)
def load_breast_cancer(*, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
@form("bundled")
@options(
    file="wine_data.csv", above=1, classes=True, named=True, names=(
        "alcohol", "malic_acid", "ash", "alcalinity_of_ash", "magnesium", "total_phenols", "flavanoids",
        "nonflavanoid_phenols", "proanthocyanins", "color_intensity", "hue", "od280/od315_of_diluted_wines",
        "proline",
    ),
)
def load_wine(*, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
@form("bundled")
@options(
    file="diabetes_data_raw.csv.gz", targets="diabetes_target.csv.gz", spaces=True, standard=True, names=(
        "age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6",
    ),
)
def load_diabetes(*, return_X_y=False, as_frame=False, scaled=True) -> Any: ...


@reads(task="load")
@form("bundled")
@options(
    file="digits.csv.gz", classes=True, names=(
        "pixel_0_0", "pixel_0_1", "pixel_0_2", "pixel_0_3", "pixel_0_4", "pixel_0_5", "pixel_0_6", "pixel_0_7",
        "pixel_1_0", "pixel_1_1", "pixel_1_2", "pixel_1_3", "pixel_1_4", "pixel_1_5", "pixel_1_6", "pixel_1_7",
        "pixel_2_0", "pixel_2_1", "pixel_2_2", "pixel_2_3", "pixel_2_4", "pixel_2_5", "pixel_2_6", "pixel_2_7",
        "pixel_3_0", "pixel_3_1", "pixel_3_2", "pixel_3_3", "pixel_3_4", "pixel_3_5", "pixel_3_6", "pixel_3_7",
        "pixel_4_0", "pixel_4_1", "pixel_4_2", "pixel_4_3", "pixel_4_4", "pixel_4_5", "pixel_4_6", "pixel_4_7",
        "pixel_5_0", "pixel_5_1", "pixel_5_2", "pixel_5_3", "pixel_5_4", "pixel_5_5", "pixel_5_6", "pixel_5_7",
        "pixel_6_0", "pixel_6_1", "pixel_6_2", "pixel_6_3", "pixel_6_4", "pixel_6_5", "pixel_6_6", "pixel_6_7",
        "pixel_7_0", "pixel_7_1", "pixel_7_2", "pixel_7_3", "pixel_7_4", "pixel_7_5", "pixel_7_6", "pixel_7_7",
    ),
)
def load_digits(*, n_class=10, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
def load_linnerud(*, return_X_y=False, as_frame=False) -> Any: ...


@reads(task="load")
@form("fetched")
def fetch_openml(
    name=None, *, version="active", data_id=None, data_home=None, target_column="default-target", cache=True,
    return_X_y=False, as_frame="auto", n_retries=3, delay=1.0, parser="auto", read_csv_kwargs=None,
) -> Any: ...


@reads(task="load")
@form("fetched")
def fetch_california_housing(
    *, data_home=None, download_if_missing=True, return_X_y=False, as_frame=False, n_retries=3, delay=1.0,
) -> Any: ...


@reads(task="load")
def fetch_20newsgroups(
    *, data_home=None, subset="train", categories=None, shuffle=True, random_state=42, remove=(),
    download_if_missing=True, return_X_y=False, n_retries=3, delay=1.0,
) -> Any: ...


@reads(task="load")
@form("fetched")
def fetch_covtype(
    *, data_home=None, download_if_missing=True, random_state=None, shuffle=False, return_X_y=False,
    as_frame=False, n_retries=3, delay=1.0,
) -> Any: ...


@reads(task="load")
@form("fetched")
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

"""Smaller parts of scikit-learn."""

NAME = "sklearn"

RENAMED = {"sklearn.externals.joblib": "joblib", "sklearn.base.clone": "sklearn.clone"}


@constant
def clone(estimator, *, safe=True) -> Any: ...


@config(task="config")
def set_config(
    assume_finite=None, working_memory=None, print_changed_only=None, display=None, pairwise_dist_chunk_size=None,
    enable_cython_pairwise_dist=None, array_api_dispatch=None, transform_output=None, enable_metadata_routing=None,
    skip_parameter_validation=None, sparse_interface=None,
) -> None: ...


@config
def get_config() -> dict: ...


@config(task="config")
def config_context(
    *, assume_finite=None, working_memory=None, print_changed_only=None, display=None,
    pairwise_dist_chunk_size=None, enable_cython_pairwise_dist=None, array_api_dispatch=None,
    transform_output=None, enable_metadata_routing=None, skip_parameter_validation=None, sparse_interface=None,
) -> Any: ...


@display(task="display")
def show_versions() -> None: ...

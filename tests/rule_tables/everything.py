"""Everything: the calls, receivers and arguments of all libraries put together."""

from rule_tables import (
    builtins_calls,
    estimators,
    model_calls,
    numpy_calls,
    pandas_frame_calls,
    pandas_other_calls,
    pandas_series_calls,
    plot_calls,
    polars_calls,
    recipes,
    scipy_calls,
    sklearn_calls,
    stdlib_calls,
)

MODULES = (
    pandas_series_calls,
    pandas_frame_calls,
    pandas_other_calls,
    numpy_calls,
    sklearn_calls,
    scipy_calls,
    model_calls,
    polars_calls,
    plot_calls,
    builtins_calls,
    stdlib_calls,
)
CALLS = {name: calls for module in MODULES for name, calls in module.CALLS.items()}
RECEIVERS = {name: receivers for module in MODULES for name, receivers in module.RECEIVERS.items()}
ARGUMENTS = {key: argument for module in MODULES for key, argument in module.ARGUMENTS.items()}
IMPORTS = {"sklearn": ("sklearn.experimental.enable_iterative_imputer", "sklearn.experimental.enable_halving_search_cv")}
estimators.RECIPES.update(recipes.RECIPES | model_calls.MORE_RECIPES)

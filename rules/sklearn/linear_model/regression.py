"""sklearn.linear_model: regressors."""

NAME = "sklearn.linear_model"


class LinearRegression(Regressor, LinearModel):
    def __init__(self, *, fit_intercept=True, copy_X=True, tol=1e-06, n_jobs=None, positive=False): ...


@draws(seed="random_state", only={"solver": ("sag", "saga")})
class Ridge(Regressor, LinearModel):
    def __init__(
        self, alpha=1.0, *, fit_intercept=True, copy_X=True, max_iter=None, tol=0.0001, solver="auto",
        positive=False, random_state=None,
    ): ...


class RidgeCV(Regressor, LinearModel):
    def __init__(
        self, alphas=(0.1, 1.0, 10.0), *, fit_intercept=True, scoring=None, cv=None, gcv_mode=None,
        store_cv_results=False, alpha_per_target=False,
    ): ...


@draws(seed="random_state", only={"selection": ("random",)})
class Lasso(Regressor, LinearModel):
    def __init__(
        self, alpha=1.0, *, fit_intercept=True, precompute=False, copy_X=True, max_iter=1000, tol=0.0001,
        warm_start=False, positive=False, random_state=None, selection="cyclic",
    ): ...


@draws(seed="random_state", only={"selection": ("random",)})
class LassoCV(Regressor, LinearModel):
    def __init__(
        self, *, eps=0.001, alphas=100, fit_intercept=True, precompute="auto", max_iter=1000, tol=0.0001,
        copy_X=True, cv=None, verbose=False, n_jobs=None, positive=False, random_state=None, selection="cyclic",
    ): ...


@draws(seed="random_state", only={"selection": ("random",)})
class ElasticNet(Regressor, LinearModel):
    def __init__(
        self, alpha=1.0, *, l1_ratio=0.5, fit_intercept=True, precompute=False, max_iter=1000, copy_X=True,
        tol=0.0001, warm_start=False, positive=False, random_state=None, selection="cyclic",
    ): ...


@draws(seed="random_state", only={"selection": ("random",)})
class ElasticNetCV(Regressor, LinearModel):
    def __init__(
        self, *, l1_ratio=0.5, eps=0.001, alphas=100, fit_intercept=True, precompute="auto", max_iter=1000,
        tol=0.0001, cv=None, copy_X=True, verbose=0, n_jobs=None, positive=False, random_state=None,
        selection="cyclic",
    ): ...


@draws(seed="random_state")
class Lars(Regressor, LinearModel):
    def __init__(
        self, *, fit_intercept=True, verbose=False, precompute="auto", n_nonzero_coefs=500,
        eps=np.float64(2.220446049250313e-16), copy_X=True, fit_path=True, jitter=None, random_state=None,
    ): ...


@draws(seed="random_state")
class LassoLars(Regressor, LinearModel):
    def __init__(
        self, alpha=1.0, *, fit_intercept=True, verbose=False, precompute="auto", max_iter=500,
        eps=np.float64(2.220446049250313e-16), copy_X=True, fit_path=True, positive=False, jitter=None,
        random_state=None,
    ): ...


class LassoLarsCV(Regressor, LinearModel):
    def __init__(
        self, *, fit_intercept=True, verbose=False, max_iter=500, precompute="auto", cv=None, max_n_alphas=1000,
        n_jobs=None, eps=np.float64(2.220446049250313e-16), copy_X=True, positive=False,
    ): ...


class LassoLarsIC(Regressor, LinearModel):
    def __init__(
        self, criterion="aic", *, fit_intercept=True, verbose=False, precompute="auto", max_iter=500,
        eps=np.float64(2.220446049250313e-16), copy_X=True, positive=False, noise_variance=None,
    ): ...


class OrthogonalMatchingPursuit(Regressor, LinearModel):
    def __init__(self, *, n_nonzero_coefs=None, tol=None, fit_intercept=True, precompute="auto"): ...


class BayesianRidge(Regressor, LinearModel):
    def __init__(
        self, *, max_iter=300, tol=0.001, alpha_1=1e-06, alpha_2=1e-06, lambda_1=1e-06, lambda_2=1e-06,
        alpha_init=None, lambda_init=None, compute_score=False, fit_intercept=True, copy_X=True, verbose=False,
    ): ...


class ARDRegression(Regressor, LinearModel):
    def __init__(
        self, *, max_iter=300, tol=0.001, alpha_1=1e-06, alpha_2=1e-06, lambda_1=1e-06, lambda_2=1e-06,
        compute_score=False, threshold_lambda=10000.0, fit_intercept=True, copy_X=True, verbose=False,
    ): ...


class HuberRegressor(Regressor, LinearModel):
    def __init__(
        self, *, epsilon=1.35, max_iter=100, alpha=0.0001, warm_start=False, fit_intercept=True, tol=1e-05,
    ): ...


@draws(seed="random_state")
class TheilSenRegressor(Regressor, LinearModel):
    def __init__(
        self, *, fit_intercept=True, max_subpopulation=10000.0, n_subsamples=None, max_iter=300, tol=0.001,
        random_state=None, n_jobs=None, verbose=False,
    ): ...


class QuantileRegressor(Regressor, LinearModel):
    def __init__(
        self, *, quantile=0.5, alpha=1.0, fit_intercept=True, solver="highs", solver_options=None,
    ): ...


class PoissonRegressor(Regressor, LinearModel):
    def __init__(
        self, *, alpha=1.0, fit_intercept=True, solver="lbfgs", max_iter=100, tol=0.0001, warm_start=False,
        verbose=0,
    ): ...


class GammaRegressor(Regressor, LinearModel):
    def __init__(
        self, *, alpha=1.0, fit_intercept=True, solver="lbfgs", max_iter=100, tol=0.0001, warm_start=False,
        verbose=0,
    ): ...


class TweedieRegressor(Regressor, LinearModel):
    def __init__(
        self, *, power=0.0, alpha=1.0, fit_intercept=True, link="auto", solver="lbfgs", max_iter=100, tol=0.0001,
        warm_start=False, verbose=0,
    ): ...


@draws(seed="random_state", only={"selection": ("random",)})
class MultiTaskLasso(Regressor, LinearModel):
    def __init__(
        self, alpha=1.0, *, fit_intercept=True, copy_X=True, max_iter=1000, tol=0.0001, warm_start=False,
        random_state=None, selection="cyclic",
    ): ...


@draws(seed="random_state", only={"selection": ("random",)})
class MultiTaskElasticNet(Regressor, LinearModel):
    def __init__(
        self, alpha=1.0, *, l1_ratio=0.5, fit_intercept=True, copy_X=True, max_iter=1000, tol=0.0001,
        warm_start=False, random_state=None, selection="cyclic",
    ): ...


@draws(seed="random_state")
class SGDRegressor(Regressor, LinearModel, Incremental):
    def __init__(
        self, loss="squared_error", *, penalty="l2", alpha=0.0001, l1_ratio=0.15, fit_intercept=True,
        max_iter=1000, tol=0.001, shuffle=True, verbose=0, epsilon=0.1, random_state=None,
        learning_rate="invscaling", eta0=0.01, power_t=0.25, early_stopping=False, validation_fraction=0.1,
        n_iter_no_change=5, warm_start=False, average=False,
    ): ...


@draws(seed="random_state")
class PassiveAggressiveRegressor(Regressor, LinearModel, Incremental):
    def __init__(
        self, *, C=1.0, fit_intercept=True, max_iter=1000, tol=0.001, early_stopping=False,
        validation_fraction=0.1, n_iter_no_change=5, shuffle=True, verbose=0, loss="epsilon_insensitive",
        epsilon=0.1, random_state=None, warm_start=False, average=False,
    ): ...


@draws(seed="random_state")
class RANSACRegressor(Regressor):
    def __init__(
        self, estimator=None, *, min_samples=None, residual_threshold=None, is_data_valid=None,
        is_model_valid=None, max_trials=100, max_skips=..., stop_n_inliers=..., stop_score=...,
        stop_probability=0.99, loss="absolute_error", random_state=None,
    ): ...

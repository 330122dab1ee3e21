"""statsmodels.api: models on tables."""


class Results:
    @row_wise(task="predict")
    @rounds
    def predict(self, exog=None, transform=True, *args, **kwargs) -> Series[float]: ...

    @row_wise(task="predict")
    def get_prediction(self, exog=None, transform=True, weights=None, row_labels=None, **kwargs) -> Any: ...

    @display(task="display")
    def summary(self, yname=None, xname=None, title=None, alpha=0.05, slim=False) -> Any: ...

    @display(task="display")
    def summary2(self, yname=None, xname=None, title=None, alpha=0.05, float_format="%.4f") -> Any: ...

    @aggregate
    @property
    def params(self) -> Series[float]: ...

    @aggregate
    @property
    def pvalues(self) -> Series[float]: ...

    @aggregate
    @property
    def tvalues(self) -> Series[float]: ...

    @aggregate
    @property
    def bse(self) -> Series[float]: ...

    @aggregate
    @property
    def rsquared(self) -> float: ...

    @aggregate
    @property
    def rsquared_adj(self) -> float: ...

    @aggregate
    @property
    def aic(self) -> float: ...

    @aggregate
    @property
    def bic(self) -> float: ...

    @aggregate
    @property
    def llf(self) -> float: ...

    @aggregate
    @property
    def fvalue(self) -> float: ...

    @aggregate
    @property
    def f_pvalue(self) -> float: ...

    @aggregate
    @property
    def ssr(self) -> float: ...

    @aggregate
    @property
    def scale(self) -> float: ...

    @aggregate
    @property
    def mse_resid(self) -> float: ...

    @broadcast_aggregate
    @property
    def resid(self) -> Series[float]: ...

    @broadcast_aggregate
    @property
    def fittedvalues(self) -> Series[float]: ...

    @aggregate
    def conf_int(self, alpha=0.05) -> DataFrame[float]: ...

    @aggregate
    def cov_params(self, r_matrix=None, column=None, scale=None, cov_p=None, other=None) -> DataFrame[float]: ...

    @aggregate(task="score")
    def t_test(self, r_matrix, cov_p=None, use_t=None) -> Any: ...

    @aggregate(task="score")
    def f_test(self, r_matrix, cov_p=None, invcov=None) -> Any: ...

    @aggregate(task="score")
    def wald_test(self, r_matrix, cov_p=None, invcov=None, use_f=None, df_constraints=None, scalar=True) -> Any: ...

    @writes(task="save")
    def save(self, fname, remove_data=False) -> None: ...

    @aggregate
    def get_influence(self) -> Any: ...

    @aggregate
    def outlier_test(self, method="bonf", alpha=0.05, labels=None, order=False, cutoff=None) -> Any: ...


class Model:
    @aggregate(task="fit")
    @mutates("self")
    def fit(self, *args, **kwargs) -> Results: ...

    @aggregate(task="fit")
    @mutates("self")
    def fit_regularized(self, *args, **kwargs) -> Results: ...


class OLS(Model):
    @row_wise
    @holds(rows="exog", labels="endog", drops="missing")
    def __init__(self, endog, exog=None, missing="none", hasconst=None, **kwargs) -> OLS: ...


class WLS(Model):
    @row_wise
    @holds(rows="exog", labels="endog", drops="missing", training=("weights",))
    def __init__(self, endog, exog, weights=1.0, missing="none", hasconst=None, **kwargs) -> WLS: ...


class GLS(Model):
    @row_wise
    @holds(rows="exog", labels="endog", drops="missing", training=("sigma",))
    def __init__(self, endog, exog, sigma=None, missing="none", hasconst=None, **kwargs) -> GLS: ...


class GLM(Model):
    @row_wise
    @holds(rows="exog", labels="endog", drops="missing", training=("family", "freq_weights", "var_weights", "missing"))
    @chances(by="family", one="Binomial")
    @refuses(offset="an offset for each row is no part of the record", exposure="an exposure for each row is no part of the record")
    def __init__(
        self, endog, exog, family=None, offset=None, exposure=None, freq_weights=None, var_weights=None,
        missing="none", **kwargs,
    ) -> GLM: ...


class Logit(Model):
    @row_wise
    @holds(rows="exog", labels="endog")
    @chances(one=True)
    @refuses(offset="an offset for each row is no part of the record")
    def __init__(self, endog, exog, offset=None, check_rank=True, **kwargs) -> Logit: ...


class Probit(Model):
    @row_wise
    @holds(rows="exog", labels="endog")
    @chances(one=True)
    @refuses(offset="an offset for each row is no part of the record")
    def __init__(self, endog, exog, offset=None, check_rank=True, **kwargs) -> Probit: ...


class MNLogit(Model):
    @row_wise
    @holds(rows="exog", labels="endog")
    @chances(each=True)
    def __init__(self, endog, exog, check_rank=True, **kwargs) -> MNLogit: ...


class Poisson(Model):
    @row_wise
    @holds(rows="exog", labels="endog", drops="missing")
    @refuses(offset="an offset for each row is no part of the record", exposure="an exposure for each row is no part of the record")
    def __init__(
        self, endog, exog, offset=None, exposure=None, missing="none", check_rank=True, **kwargs,
    ) -> Poisson: ...


class NegativeBinomial(Model):
    @row_wise
    @holds(rows="exog", labels="endog", drops="missing")
    @refuses(offset="an offset for each row is no part of the record", exposure="an exposure for each row is no part of the record")
    def __init__(
        self, endog, exog, loglike_method="nb2", offset=None, exposure=None, missing="none", check_rank=True,
        **kwargs,
    ) -> NegativeBinomial: ...


class RLM(Model):
    @row_wise
    @holds(rows="exog", labels="endog", drops="missing")
    def __init__(self, endog, exog, M=None, missing="none", **kwargs) -> RLM: ...


class QuantReg(Model):
    @row_wise
    @holds(rows="exog", labels="endog")
    def __init__(self, endog, exog, **kwargs) -> QuantReg: ...


@data_dependent_columns
@becomes(row_wise, has_constant="add")
def add_constant(data, prepend=True, has_constant="skip") -> same: ...


@plot(task="plot")
def qqplot(data, dist=..., distargs=(), a=0, loc=0, scale=1, fit=False, line=None, ax=None, **plotkwargs) -> Any: ...


@plot(task="plot")
def qqline(ax, line, x=None, y=None, dist=None, fmt="r-", **lineoptions) -> Any: ...

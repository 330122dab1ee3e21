"""statsmodels.formula.api: models by formula; the string is code over the columns."""


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
def ols(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
def wls(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
def gls(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
@chances(by="family", one="Binomial")
def glm(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
@chances(one=True)
def logit(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
@chances(one=True)
def probit(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
@chances(each=True)
def mnlogit(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
def poisson(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
def quantreg(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


@row_wise
@expression("formula")
@holds(rows="data")
@refuses(
    subset="a subset of the rows", drop_cols="columns that are dropped", offset="an offset for each row",
    exposure="an exposure for each row",
)
def rlm(formula, data, subset=None, drop_cols=None, *args, **kwargs) -> Formula: ...


class Formula:
    @aggregate(task="fit")
    @mutates("self")
    def fit(self, *args, **kwargs) -> FormulaResults: ...


class FormulaResults:
    @row_wise(task="predict")
    @rounds
    def predict(self, exog=None, transform=True, *args, **kwargs) -> Series[float]: ...

    @display(task="display")
    def summary(self, yname=None, xname=None, title=None, alpha=0.05, slim=False) -> Any: ...

    @aggregate
    @property
    def params(self) -> Series[float]: ...

    @aggregate
    @property
    def pvalues(self) -> Series[float]: ...

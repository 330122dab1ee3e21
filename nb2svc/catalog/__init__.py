"""Catalog: rule files in, typed rules out: what a call of a library does with rows, and how its arguments bind.

A rule file `rules/<library>/<module>.py` is an annotated Python stub. It is parsed, never imported. The dotted module it
speaks of is its path (`rules/sklearn/preprocessing.py` → `sklearn.preprocessing`) or what it states itself:

    NAME = "pandas"                      every definition of this file is a name of `pandas`
    RENAMED = {"sklearn.cross_validation": "sklearn.model_selection"}      old dotted names → today's
    __any__ = plot                       every callable of this module that no rule names
    isna = isnull                        another public name of the same callable, also inside classes

A definition is an entry; its signature is the library's. The return annotation says what comes back, in the words
Series, DataFrame, Index, Array, Scalar, int, float, str, bool, None, Any, the classes of the same module, `Self` (the
very receiver: an alias) and `same` (the kind of the first argument, or of the receiver). Brackets give the dtype:
`Series[float]`, `Series[same]` (the receiver's), `Series[dtype]` (the parameter of that name). A body that is not `...`
is the exact row form over scalars, `self` being the cell; it may use `isnull`, `np`, `math`, `re` and `datetime`.

One decorator states the effect, a member of `Effect`; for estimators' constructors it may be left out (`constant`):

    constant                 makes a value from its arguments, which are no tables
    row_wise                 each row of the result depends on that row alone; pure, also on scalars
    row_filter               selects, repeats or orders rows, or stacks tables; on one row the identity
    aggregate                folds the rows: no row axis is left (fit of an estimator is one, too)
    group_aggregate          folds rows by key
    broadcast_aggregate      an aggregate, then a row-wise lookup in it (rank, factorize, fit_transform)
    data_dependent_columns   row-wise but for the columns, which the data decides (get_dummies)
    reshape                  rows and columns change places
    window                   reads neighbouring rows
    reads, writes            reads or writes files, sockets, clocks and the environment
    random                   draws numbers that are no function of a row
    config, display, plot    sets options; shows; draws a picture, without effect on its arguments
    opaque                   runs what cannot be known

The others are flags, found in `Rule.flags` under their names:

    property                 an attribute, read without a call; `indexer` when it is indexed (`loc`)
    task("fit")              what a call is for: load split fit transform fit_transform predict score plot save display
                             resample cross_validate config; also as `task="load"` inside another decorator
    mutates("self", …)       the arguments it changes in place (an effect when it stands alone)
    holds(rows="data", labels="label", training=("weight",), drops="missing")
                             gives rows their library's own form: the parameters of the rows and labels, those that only training
                             reads, and the one that can be "drop" to leave out rows with gaps; the others belong to every row
    fits("dtrain")           fits a model with the held rows of that parameter; what predicts is what comes back
    chances(by="params.objective", one="binary:logistic", each="multi:softprob")
                             `predict` of the fitted model gives the probability of the class 1, or of each class, if
                             the parameter (or the key of a dict) is one of these words; always, without `by`; on a class of
                             networks `by` names the parameter of a method, and the last layer must agree
    judges("labels")         measures predictions that are labels (or "numbers") against the true ones
    codes                    (class) a classifier that answers the numbers of its classes, from 0
    trains                   (class) its objects train a network by steps that the notebook writes out
    draws(…, only={"solver": ("sag",)})   draws only where a parameter is given as one of these values, or as one of a type
    draws(seed="random_state")   draws from the parameter's seed, or the global generator when that is None; without an
                             argument always from the global generator (an effect when it stands alone). On a class
                             it speaks of `fit`
    inplace                  with `inplace=True` the receiver is changed and None returned
    axis_decides             with axis=1 it folds each row: row-wise; `axis_decides("dim")` where the parameter has another name
    two_dimensional          row-wise on a table of two dimensions; on one it folds the rows (`dot`)
    becomes(effect, p=v)     (the upper one wins) the effect when parameter `p` is given as `v`: a literal, a tuple of literals, a type
                             (`int`), `...` for whatever is given, `absent` when it is left out
    refuses(p="why")         a parameter whose use is not understood
    form("parquet")          reads a table of that form (a module of `nb2svc.samples`); `file("con")` is the parameter that names
                             the file, the first if it is not said; `options(sep="\\t")` what the reader takes for granted
    opens("path")            opens the file that its first argument names; "text": stands for a file with that text;
                             "parsed": reads the JSON of an opened file
    applies(f="cell")        a callable argument is called on a `cell`, `row`, `column`, `group`, `window` or `table`
    expression("expr")       an argument is code in a string
    iterates("row")          yields the table's rows, columns or cells one by one
    contains("steps")        an argument holds other estimators
    selector                 (of a row_filter) the result is no rows but their positions or labels
    joins("right")           that table is looked up by key: reference data
    stacks("objs")           these tables are put together: below each other, or side by side with axis=1
    fit_differs              (class) fit_transform gives the training rows other values than transform would
    rounds                   one row and a batch may differ in the last bits (sums over columns, linear algebra);
                             on a class: so may fit_transform and transform
    turns("n_splits")        (class) `split` gives as many pairs of parts as these parameters say, multiplied
    row_method("transform")  the method that does the same on a request (`fit_transform` → `transform`)
    batch_exact              (class) one row and a batch give the same bits; with `contains`, as far as what it holds does
    accepts_missing          (class) can be fitted with missing values
    imputes                  (class) defines the answer for missing values
    stateless                (class) fit learns nothing of the rows
    modal                    (class) while it trains it draws or reads the batch; row-wise as it predicts (torch: after `eval()`)
    closed                   (class) a label that was not seen at fit raises

Classes inherit from the protocols of `rules/protocols.py` and from classes of the same module; several files may go on
with one class. A class's own `NAME` gives the public path of accessors (`pandas.Series.str`).
"""

from nb2svc.catalog.catalog import Catalog, load
from nb2svc.catalog.rule import UNKNOWN, BindError, CatalogError, ClassRule, Effect, Parameter, Rule

__all__ = ["UNKNOWN", "BindError", "Catalog", "CatalogError", "ClassRule", "Effect", "Parameter", "Rule", "load"]

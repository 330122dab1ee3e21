"""sklearn.neural_network."""


@draws(seed="random_state")
class MLPClassifier(Classifier, LogProbabilistic, Incremental):
    def __init__(
        self, hidden_layer_sizes=(100,), activation="relu", *, solver="adam", alpha=0.0001, batch_size="auto",
        learning_rate="constant", learning_rate_init=0.001, power_t=0.5, max_iter=200, shuffle=True,
        random_state=None, tol=0.0001, verbose=False, warm_start=False, momentum=0.9, nesterovs_momentum=True,
        early_stopping=False, validation_fraction=0.1, beta_1=0.9, beta_2=0.999, epsilon=1e-08,
        n_iter_no_change=10, max_fun=15000,
    ): ...

    @aggregate
    @property
    def coefs_(self) -> list: ...

    @aggregate
    @property
    def intercepts_(self) -> list: ...

    @aggregate
    @property
    def loss_curve_(self) -> list: ...

    @aggregate
    @property
    def loss_(self) -> float: ...

    @aggregate
    @property
    def n_iter_(self) -> int: ...


@draws(seed="random_state")
class MLPRegressor(Regressor, Incremental):
    def __init__(
        self, loss="squared_error", hidden_layer_sizes=(100,), activation="relu", *, solver="adam", alpha=0.0001,
        batch_size="auto", learning_rate="constant", learning_rate_init=0.001, power_t=0.5, max_iter=200,
        shuffle=True, random_state=None, tol=0.0001, verbose=False, warm_start=False, momentum=0.9,
        nesterovs_momentum=True, early_stopping=False, validation_fraction=0.1, beta_1=0.9, beta_2=0.999,
        epsilon=1e-08, n_iter_no_change=10, max_fun=15000,
    ): ...


@draws(seed="random_state")
class BernoulliRBM(Transformer, Named, Incremental):
    def __init__(
        self, n_components=256, *, learning_rate=0.1, batch_size=10, n_iter=10, verbose=0, random_state=None,
    ): ...

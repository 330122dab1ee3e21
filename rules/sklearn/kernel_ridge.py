"""sklearn.kernel_ridge."""


class KernelRidge(Regressor):
    def __init__(self, alpha=1, *, kernel="linear", gamma=None, degree=3, coef0=1, kernel_params=None): ...

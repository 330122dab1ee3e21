"""imblearn.pipeline: a resampler inside acts at fit alone."""


@batch_exact
@contains("steps")
class Pipeline(MetaEstimator, Transformer, Named, Invertible, LogProbabilistic, Margin):
    def __init__(self, steps, *, transform_input=None, memory=None, verbose=False): ...

    @constant
    @property
    def named_steps(self) -> dict: ...

    @constant
    @property
    def steps(self) -> list: ...

    @aggregate
    @property
    def classes_(self) -> Array: ...


@constant
@contains("steps")
def make_pipeline(*steps, memory=None, transform_input=None, verbose=False) -> Pipeline: ...

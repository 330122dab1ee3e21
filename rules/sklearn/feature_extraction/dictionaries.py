"""sklearn.feature_extraction."""

NAME = "sklearn.feature_extraction"


@batch_exact
class DictVectorizer(Transformer, Named, Invertible):
    def __init__(self, *, dtype=..., separator="=", sparse=True, sort=True): ...


@batch_exact
@stateless
class FeatureHasher(Transformer):
    def __init__(self, n_features=1048576, *, input_type="dict", dtype=..., alternate_sign=True): ...

"""keras.layers: layers that prepare features."""

NAME = "keras.layers"


class AdaptiveLayer(Layer):
    """Learns from the training rows by `adapt`, once, without a target."""

    @aggregate
    @mutates("self")
    @task("fit")
    def adapt(self, data, *args, **kwargs) -> None: ...


class Normalization(AdaptiveLayer):
    def __init__(self, axis=-1, mean=None, variance=None, invert=False, **kwargs): ...


class Discretization(AdaptiveLayer):
    def __init__(
        self, bin_boundaries=None, num_bins=None, epsilon=0.01, output_mode="int", sparse=False, dtype=None,
        name=None,
    ): ...


class CategoryEncoding(Layer):
    def __init__(self, num_tokens=None, output_mode="multi_hot", sparse=False, **kwargs): ...


class Hashing(Layer):
    def __init__(self, num_bins, mask_value=None, salt=None, output_mode="int", sparse=False, **kwargs): ...


class HashedCrossing(Layer):
    def __init__(self, num_bins, output_mode="int", sparse=False, name=None, dtype=None, **kwargs): ...


class StringLookup(AdaptiveLayer):
    def __init__(
        self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token="[UNK]", vocabulary=None,
        idf_weights=None, invert=False, output_mode="int", pad_to_max_tokens=False, sparse=False, encoding="utf-8",
        name=None, salt=None, **kwargs,
    ): ...


class IntegerLookup(AdaptiveLayer):
    def __init__(
        self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=-1, vocabulary=None,
        vocabulary_dtype="int64", idf_weights=None, invert=False, output_mode="int", sparse=False,
        pad_to_max_tokens=False, oov_method="floormod", salt=None, name=None, **kwargs,
    ): ...


class TextVectorization(AdaptiveLayer):
    def __init__(
        self, max_tokens=None, standardize="lower_and_strip_punctuation", split="whitespace", ngrams=None,
        output_mode="int", output_sequence_length=None, pad_to_max_tokens=False, vocabulary=None, idf_weights=None,
        sparse=False, ragged=False, encoding="utf-8", name=None, **kwargs,
    ): ...

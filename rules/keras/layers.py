"""keras.layers: what is stacked in tables and texts; a layer is called on tensors and is row-wise when it predicts."""

NAME = "keras.layers"


class Layer:
    def __init__(self, *, activity_regularizer=None, trainable=True, dtype=None, autocast=True, name=None, **kwargs): ...

    @row_wise(task="predict")
    @rounds
    def __call__(self, *args, **kwargs) -> Any: ...

    @constant
    @property
    def name(self) -> str: ...

    @aggregate
    @property
    def weights(self) -> list: ...

    @aggregate
    @property
    def trainable_weights(self) -> list: ...

    @aggregate
    def get_weights(self) -> list: ...

    @mutates("self")
    def set_weights(self, weights) -> None: ...

    @aggregate
    def count_params(self) -> int: ...

    @constant
    def get_config(self) -> dict: ...

    @draws
    @mutates("self")
    def build(self, input_shape) -> None: ...


@constant
def Input(
    shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None, tensor=None,
    optional=False,
) -> Any: ...


class InputLayer(Layer):
    def __init__(
        self, shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, input_tensor=None,
        optional=False, name=None, **kwargs,
    ): ...


class Dense(Layer):
    def __init__(
        self, units, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs,
    ): ...


class Activation(Layer):
    def __init__(self, activation, **kwargs): ...


class Embedding(Layer):
    def __init__(
        self, input_dim, output_dim, embeddings_initializer="uniform", embeddings_regularizer=None,
        embeddings_constraint=None, mask_zero=False, weights=None, lora_rank=None, lora_alpha=None,
        quantization_config=None, **kwargs,
    ): ...


class Flatten(Layer):
    def __init__(self, data_format=None, **kwargs): ...


class Reshape(Layer):
    def __init__(self, target_shape, **kwargs): ...


class Permute(Layer):
    def __init__(self, dims, **kwargs): ...


class RepeatVector(Layer):
    def __init__(self, n, **kwargs): ...


class Lambda(Layer):
    def __init__(self, function, output_shape=None, mask=None, arguments=None, **kwargs): ...


class Masking(Layer):
    def __init__(self, mask_value=0.0, **kwargs): ...


class Identity(Layer):
    def __init__(self, **kwargs): ...


class Rescaling(Layer):
    def __init__(self, scale, offset=0.0, **kwargs): ...


class ActivityRegularization(Layer):
    def __init__(self, l1=0.0, l2=0.0, **kwargs): ...


class EinsumDense(Layer):
    def __init__(
        self, equation, output_shape, activation=None, bias_axes=None, kernel_initializer="glorot_uniform",
        bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, kernel_constraint=None,
        bias_constraint=None, lora_rank=None, lora_alpha=None, gptq_unpacked_column_size=None,
        quantization_config=None, **kwargs,
    ): ...


class ReLU(Layer):
    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **kwargs): ...


class LeakyReLU(Layer):
    def __init__(self, negative_slope=0.3, **kwargs): ...


class PReLU(Layer):
    def __init__(
        self, alpha_initializer="Zeros", alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs,
    ): ...


class ELU(Layer):
    def __init__(self, alpha=1.0, **kwargs): ...


class Softmax(Layer):
    def __init__(self, axis=-1, **kwargs): ...


@modal
class BatchNormalization(Layer):
    def __init__(
        self, axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
        gamma_initializer="ones", moving_mean_initializer="zeros", moving_variance_initializer="ones",
        beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, renorm=False,
        renorm_clipping=None, renorm_momentum=0.99, synchronized=False, **kwargs,
    ): ...


class LayerNormalization(Layer):
    def __init__(
        self, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros", gamma_initializer="ones",
        beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, **kwargs,
    ): ...


class GroupNormalization(Layer):
    def __init__(
        self, groups=32, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
        gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None,
        gamma_constraint=None, **kwargs,
    ): ...


class UnitNormalization(Layer):
    def __init__(self, axis=-1, **kwargs): ...


class SpectralNormalization(Layer):
    def __init__(self, layer, power_iterations=1, **kwargs): ...


class RMSNormalization(Layer):
    def __init__(self, axis=-1, epsilon=1e-06, **kwargs): ...


@modal
class Dropout(Layer):
    def __init__(self, rate, noise_shape=None, seed=None, **kwargs): ...


@modal
class AlphaDropout(Layer):
    def __init__(self, rate, noise_shape=None, seed=None, **kwargs): ...


@modal
class GaussianDropout(Layer):
    def __init__(self, rate, seed=None, **kwargs): ...


@modal
class GaussianNoise(Layer):
    def __init__(self, stddev, seed=None, **kwargs): ...


@modal
class SpatialDropout1D(Layer):
    def __init__(self, rate, seed=None, name=None, dtype=None): ...


@modal
class SpatialDropout2D(Layer):
    def __init__(self, rate, data_format=None, seed=None, name=None, dtype=None): ...


@modal
class SpatialDropout3D(Layer):
    def __init__(self, rate, data_format=None, seed=None, name=None, dtype=None): ...

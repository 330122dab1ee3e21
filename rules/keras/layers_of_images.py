"""keras.layers: images: convolutions, pooling, padding, augmentation."""

NAME = "keras.layers"

class Conv1D(Layer):
    def __init__(
        self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, groups=1,
        activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, **kwargs,
    ): ...


class Conv2D(Layer):
    def __init__(
        self, filters, kernel_size, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1),
        groups=1, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, **kwargs,
    ): ...


class Conv3D(Layer):
    def __init__(
        self, filters, kernel_size, strides=(1, 1, 1), padding="valid", data_format=None, dilation_rate=(1, 1, 1),
        groups=1, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, **kwargs,
    ): ...


class Conv1DTranspose(Layer):
    def __init__(
        self, filters, kernel_size, strides=1, padding="valid", output_padding=None, data_format=None,
        dilation_rate=1, activation=None, use_bias=True, kernel_initializer="glorot_uniform",
        bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
        kernel_constraint=None, bias_constraint=None, **kwargs,
    ): ...


class Conv2DTranspose(Layer):
    def __init__(
        self, filters, kernel_size, strides=(1, 1), padding="valid", output_padding=None, data_format=None,
        dilation_rate=(1, 1), activation=None, use_bias=True, kernel_initializer="glorot_uniform",
        bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
        kernel_constraint=None, bias_constraint=None, **kwargs,
    ): ...


class Conv3DTranspose(Layer):
    def __init__(
        self, filters, kernel_size, strides=(1, 1, 1), padding="valid", data_format=None, output_padding=None,
        dilation_rate=(1, 1, 1), activation=None, use_bias=True, kernel_initializer="glorot_uniform",
        bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
        kernel_constraint=None, bias_constraint=None, **kwargs,
    ): ...


class SeparableConv1D(Layer):
    def __init__(
        self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1,
        depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer="glorot_uniform",
        pointwise_initializer="glorot_uniform", bias_initializer="zeros", depthwise_regularizer=None,
        pointwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None,
        pointwise_constraint=None, bias_constraint=None, **kwargs,
    ): ...


class SeparableConv2D(Layer):
    def __init__(
        self, filters, kernel_size, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1),
        depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer="glorot_uniform",
        pointwise_initializer="glorot_uniform", bias_initializer="zeros", depthwise_regularizer=None,
        pointwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None,
        pointwise_constraint=None, bias_constraint=None, **kwargs,
    ): ...


class DepthwiseConv1D(Layer):
    def __init__(
        self, kernel_size, strides=1, padding="valid", depth_multiplier=1, data_format=None, dilation_rate=1,
        activation=None, use_bias=True, depthwise_initializer="glorot_uniform", bias_initializer="zeros",
        depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None,
        bias_constraint=None, **kwargs,
    ): ...


class DepthwiseConv2D(Layer):
    def __init__(
        self, kernel_size, strides=(1, 1), padding="valid", depth_multiplier=1, data_format=None,
        dilation_rate=(1, 1), activation=None, use_bias=True, depthwise_initializer="glorot_uniform",
        bias_initializer="zeros", depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None,
        depthwise_constraint=None, bias_constraint=None, **kwargs,
    ): ...


class MaxPooling1D(Layer):
    def __init__(self, pool_size=2, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...


class MaxPooling2D(Layer):
    def __init__(self, pool_size=(2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs): ...


class MaxPooling3D(Layer):
    def __init__(self, pool_size=(2, 2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs): ...


class AveragePooling1D(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...


class AveragePooling2D(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...


class AveragePooling3D(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", data_format=None, name=None, **kwargs): ...


class GlobalMaxPooling1D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...


class GlobalMaxPooling2D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...


class GlobalMaxPooling3D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...


class GlobalAveragePooling1D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...


class GlobalAveragePooling2D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...


class GlobalAveragePooling3D(Layer):
    def __init__(self, data_format=None, keepdims=False, **kwargs): ...


class ZeroPadding1D(Layer):
    def __init__(self, padding=1, data_format=None, **kwargs): ...


class ZeroPadding2D(Layer):
    def __init__(self, padding=(1, 1), data_format=None, **kwargs): ...


class ZeroPadding3D(Layer):
    def __init__(self, padding=((1, 1), (1, 1), (1, 1)), data_format=None, **kwargs): ...


class Cropping1D(Layer):
    def __init__(self, cropping=(1, 1), **kwargs): ...


class Cropping2D(Layer):
    def __init__(self, cropping=((0, 0), (0, 0)), data_format=None, **kwargs): ...


class Cropping3D(Layer):
    def __init__(self, cropping=((1, 1), (1, 1), (1, 1)), data_format=None, **kwargs): ...


class UpSampling1D(Layer):
    def __init__(self, size=2, **kwargs): ...


class UpSampling2D(Layer):
    def __init__(self, size=(2, 2), data_format=None, interpolation="nearest", **kwargs): ...


class UpSampling3D(Layer):
    def __init__(self, size=(2, 2, 2), data_format=None, **kwargs): ...


class Resizing(Layer):
    def __init__(
        self, height, width, interpolation="bilinear", crop_to_aspect_ratio=False, pad_to_aspect_ratio=False,
        fill_mode="constant", fill_value=0.0, antialias=False, data_format=None, **kwargs,
    ): ...


class CenterCrop(Layer):
    def __init__(self, height, width, data_format=None, **kwargs): ...


class Augmentation(Layer):
    """Draws unless it is told that it does not train; inside a model, `predict` tells it so."""

    @random
    @draws
    @becomes(row_wise, training=False)
    def __call__(self, *args, training=True, **kwargs) -> Any: ...


@modal
class RandomFlip(Augmentation):
    def __init__(self, mode="horizontal_and_vertical", seed=None, data_format=None, **kwargs): ...


@modal
class RandomRotation(Augmentation):
    def __init__(
        self, factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, data_format=None,
        **kwargs,
    ): ...


@modal
class RandomZoom(Augmentation):
    def __init__(
        self, height_factor, width_factor=None, fill_mode="reflect", interpolation="bilinear", seed=None,
        fill_value=0.0, data_format=None, **kwargs,
    ): ...


@modal
class RandomTranslation(Augmentation):
    def __init__(
        self, height_factor, width_factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0,
        data_format=None, **kwargs,
    ): ...


@modal
class RandomContrast(Augmentation):
    def __init__(self, factor, value_range=(0, 255), seed=None, **kwargs): ...


@modal
class RandomBrightness(Augmentation):
    def __init__(self, factor, value_range=(0, 255), seed=None, **kwargs): ...


@modal
class RandomCrop(Augmentation):
    def __init__(self, height, width, seed=None, data_format=None, name=None, **kwargs): ...

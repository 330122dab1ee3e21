"""Calls of Keras 3 on JAX: in double precision, so that what rounds shows as much and no more."""

import os
from functools import cache
from typing import Any

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import keras
import numpy as np

from rule_tables.calls import Call, Fresh, Rows, call, does, on, runs
from rule_tables.estimators import Recipe, recipe
from rule_tables.tables import FRAMES, SERIES

jax.config.update("jax_enable_x64", True)
keras.config.set_floatx("float64")
RANDOM = np.random.RandomState(5)
WIDE = Rows(FRAMES["numbers"].to_numpy())
TARGET = Rows(SERIES["flags"].to_numpy().astype(float)[:, None])
SEQUENCES, IMAGES = Rows(RANDOM.rand(6, 8, 3)), Rows(RANDOM.rand(6, 8, 8, 3))
VOLUMES, FILMS = Rows(RANDOM.rand(6, 4, 4, 4, 2)), Rows(RANDOM.rand(6, 4, 8, 8, 3))
STRIPS = Rows(RANDOM.rand(6, 4, 8, 3))
TOKENS = Rows(RANDOM.randint(0, 9, (6, 5)))
LAYERS: dict[str, tuple[tuple[Any, ...], dict[str, Any], Rows]] = {
    "Dense": ((2,), {}, WIDE), "Activation": (("relu",), {}, WIDE), "Embedding": ((9, 3), {}, TOKENS), "Flatten": ((), {}, IMAGES),
    "Reshape": (((3, 1),), {}, WIDE), "Permute": (((2, 1),), {}, SEQUENCES), "RepeatVector": ((2,), {}, WIDE), "Lambda": ((abs,), {}, WIDE),
    "Masking": ((), {}, SEQUENCES), "Identity": ((), {}, WIDE), "Rescaling": ((0.5,), {}, WIDE), "ActivityRegularization": ((), {}, WIDE),
    "EinsumDense": (("ab,bc->ac",), {"output_shape": 4}, WIDE),
    **{name: ((), {}, WIDE) for name in "ReLU LeakyReLU PReLU ELU Softmax BatchNormalization LayerNormalization UnitNormalization RMSNormalization".split()},
    "GroupNormalization": ((1,), {}, IMAGES), "SpectralNormalization": ((keras.layers.Dense(2),), {}, WIDE),
    **{name: ((0.5,), {}, WIDE) for name in "Dropout AlphaDropout GaussianDropout GaussianNoise".split()},
    "SpatialDropout1D": ((0.5,), {}, SEQUENCES), "SpatialDropout2D": ((0.5,), {}, IMAGES), "SpatialDropout3D": ((0.5,), {}, VOLUMES),
    **{f"Conv{dimensions}D{kind}": ((2, 2), {}, rows) for dimensions, rows in ((1, SEQUENCES), (2, IMAGES), (3, VOLUMES)) for kind in ("", "Transpose")},
    **{f"{kind}Conv{dimensions}D": (arguments, {}, rows) for dimensions, rows in ((1, SEQUENCES), (2, IMAGES))
       for kind, arguments in (("Separable", (2, 2)), ("Depthwise", (2,)))},
    **{f"{kind}{name}{dimensions}D": ((2,) if kind + name in ("MaxPooling", "AveragePooling") else (), {}, rows) for dimensions, rows in ((1, SEQUENCES), (2, IMAGES), (3, VOLUMES))
       for kind, name in (("", "MaxPooling"), ("", "AveragePooling"), ("Global", "MaxPooling"), ("Global", "AveragePooling"),
                          ("Zero", "Padding"), ("", "Cropping"), ("Up", "Sampling"))},
    "Resizing": ((4, 4), {}, IMAGES), "CenterCrop": ((4, 4), {}, IMAGES), "RandomFlip": ((), {}, IMAGES), "RandomRotation": ((0.3,), {}, IMAGES),
    "RandomZoom": ((0.3,), {}, IMAGES), "RandomTranslation": ((0.3, 0.3), {}, IMAGES), "RandomContrast": ((0.5,), {"value_range": (0, 1)}, IMAGES),
    "RandomBrightness": ((0.5,), {"value_range": (0, 1)}, IMAGES), "RandomCrop": ((4, 4), {}, IMAGES),
    **{name: ((2,), {"dropout": 0.5}, SEQUENCES) for name in ("LSTM", "GRU")}, "RNN": ((keras.layers.LSTMCell(2),), {}, SEQUENCES),
    "ConvLSTM1D": ((2, 2), {}, STRIPS), "ConvLSTM2D": ((2, 2), {}, FILMS),
    "Bidirectional": ((keras.layers.LSTM(2),), {}, SEQUENCES), "TimeDistributed": ((keras.layers.Dense(2),), {}, SEQUENCES),
    "CategoryEncoding": ((9,), {"output_mode": "multi_hot"}, TOKENS), "Discretization": ((), {"bin_boundaries": [1.0, 3.0]}, WIDE),
    "Normalization": ((), {"mean": 1.0, "variance": 2.0}, WIDE),
}
"""How a layer is made, and rows that it takes. `SimpleRNN` mixes precisions in Keras 3.15, so that it cannot be called in double."""
MERGED = "Add Subtract Multiply Average Maximum Minimum Concatenate".split()


@cache
def layer(name: str) -> Any:
    """A layer that was built once; calls do not change it as it predicts."""
    arguments, keywords, rows = LAYERS[name]
    keras.utils.set_random_seed(0)
    made = getattr(keras.layers, name)(*arguments, **keywords)
    made(rows.table)
    return made


def answers(name: str) -> tuple[Any, Any]:
    """What a layer gives while it trains, and as it predicts; a layer without modes gives the same."""
    made, rows = layer(name), LAYERS[name][2].table
    try:
        trained = made(rows, training=True)
    except TypeError:
        trained = made(rows)
    return trained, made(rows, training=False) if name.startswith("Random") else made(rows)


@cache
def _trained() -> Any:
    keras.utils.set_random_seed(0)
    made = keras.Sequential([keras.layers.Input((3,)), keras.layers.Dense(4, activation="relu"), keras.layers.Dropout(0.5), keras.layers.Dense(1)])
    made.compile("adam", "mse", metrics=["mae"])
    made.fit(WIDE.table, TARGET.table, epochs=1, verbose=0)
    return made


def _saved(name: str) -> str:
    _trained().save(name) if name.endswith(".keras") else _trained().save_weights(name)
    return name


def _copy() -> Any:
    made = keras.models.clone_model(_trained())
    made.compile("adam", "mse")
    return made


def _unbuilt() -> Any:
    return keras.Sequential([keras.layers.Dense(2)])


def _measured() -> Any:
    metric = keras.metrics.MeanAbsoluteError()
    metric.update_state([0.0, 1.0], [0.5, 0.5])
    return metric


TRAINED, COPY = Fresh(_trained), Fresh(_copy)
GIVEN, SAID = np.array([[1.0], [0.0]]), np.array([[0.7], [0.2]])
ROWS_GIVEN, ROWS_SAID = Rows(RANDOM.dirichlet(np.ones(3), 9)), Rows(RANDOM.dirichlet(np.ones(3), 9))
PLACE = keras.layers.Input((3,))
PASSED = keras.Model(PLACE, keras.layers.ReLU()(PLACE))
MODEL: dict[str, tuple[Call, ...]] = {
    "Model": runs(PASSED.input, PASSED.output), "Sequential": runs([keras.layers.Dense(1)]),
    "Model.compile": does(COPY, "sgd", "mse"), "Model.fit": (on(COPY, WIDE.table, TARGET.table, verbose=0),),
    "Model.predict": (on(TRAINED, WIDE, verbose=0),), "Model.predict_on_batch": (on(TRAINED, WIDE),), "Model.__call__": (on(TRAINED, WIDE),),
    "Model.evaluate": (on(TRAINED, WIDE, TARGET, verbose=0),), "Model.test_on_batch": (on(TRAINED, WIDE, TARGET),),
    "Model.train_on_batch": (on(COPY, WIDE.table, TARGET.table),), "Model.set_weights": (on(COPY, Fresh(lambda: [w + 1 for w in _trained().get_weights()])),),
    "Model.save": (on(TRAINED, "written.keras"),), "Model.save_weights": (on(TRAINED, "written.weights.h5"),),
    "Model.load_weights": (on(COPY, Fresh(lambda: _saved("some.weights.h5"))),), "Model.build": (on(Fresh(_unbuilt), (None, 3)),),
    "Model.get_layer": (on(TRAINED, None, 0),),
    **{f"Model.{name}": does(TRAINED) for name in (
        "summary get_weights get_config to_json count_params layers name input_shape output_shape weights trainable_weights"
        " history optimizer metrics_names"
    ).split()},
    "Sequential.add": does(Fresh(_unbuilt), keras.layers.Dense(1)), "Sequential.pop": does(COPY),
    "Model.input": does(PASSED), "Model.output": does(PASSED),
    "models.load_model": runs(Fresh(lambda: _saved("some.keras"))), "models.save_model": runs(TRAINED, "other.keras"),
    "models.clone_model": runs(TRAINED), "models.model_from_json": runs(Fresh(lambda: _trained().to_json())),
    "callbacks.History.history": does(Fresh(lambda: _trained().history)), "callbacks.History.epoch": does(Fresh(lambda: _trained().history)),
    "callbacks.History.params": does(Fresh(lambda: _trained().history)),
}
LAYER_CALLS: dict[str, tuple[Call, ...]] = {
    **{name: runs(*LAYERS[name][0], **LAYERS[name][1]) for name in LAYERS}, **{name: runs() for name in MERGED},
    "Layer": runs(), "Input": runs((3,)), "InputLayer": runs((3,)), "Dot": runs(1), "Attention": runs(), "AdditiveAttention": runs(),
    "MultiHeadAttention": runs(1, 2), "SimpleRNN": runs(2), "LSTMCell": runs(2), "GRUCell": runs(2), "SimpleRNNCell": runs(2),
    "Hashing": runs(4), "HashedCrossing": runs(4),
    "Layer.__call__": (
        *(on(Fresh(lambda name=name: layer(name)), LAYERS[name][2]) for name in LAYERS if not name.startswith("Random")),
        *(on(Fresh(lambda name=name: getattr(keras.layers, name)()), [WIDE, WIDE]) for name in MERGED),
        on(Fresh(lambda: keras.layers.Dot(1)), [WIDE, WIDE]),
        on(Fresh(lambda: keras.layers.Attention()), [SEQUENCES, SEQUENCES]),
    ),
    "Augmentation.__call__": (
        *(on(Fresh(lambda name=name: layer(name)), LAYERS[name][2]) for name in LAYERS if name.startswith("Random")),
        *(on(Fresh(lambda name=name: layer(name)), LAYERS[name][2], training=False) for name in LAYERS if name.startswith("Random")),
    ),
    **{f"Layer.{name}": does(Fresh(lambda: layer("Dense"))) for name in "name weights trainable_weights get_weights count_params get_config".split()},
    "Layer.set_weights": (on(Fresh(lambda: layer("Dense")), Fresh(lambda: [w + 1 for w in layer("Dense").get_weights()])),),
    "Layer.build": (on(Fresh(lambda: keras.layers.Dense(2)), (None, 3)),),
    "AdaptiveLayer.adapt": (on(Fresh(keras.layers.Normalization), WIDE.table),),
    **{name: (call([WIDE, WIDE]),) for name in "add subtract multiply average maximum minimum concatenate".split()}, "dot": (call([WIDE, WIDE], 1),),
}
LAYER_CALLS["Lambda"] = runs(abs)
_SCHEDULES = {"ExponentialDecay": (0.1, 10, 0.9), "CosineDecay": (0.1, 10), "CosineDecayRestarts": (0.1, 10), "InverseTimeDecay": (0.1, 10, 0.9),
              "PiecewiseConstantDecay": ([5], [0.1, 0.01]), "PolynomialDecay": (0.1, 10)}
_METRICS = {"TopKCategoricalAccuracy": (2,), "SparseTopKCategoricalAccuracy": (2,), "PrecisionAtRecall": (0.5,), "RecallAtPrecision": (0.5,), "MeanIoU": (2,)}
_CALLBACKS: dict[str, tuple[Any, ...]] = {"LearningRateScheduler": (lambda epoch: 0.1,), "ModelCheckpoint": ("best.keras",), "CSVLogger": ("log.csv",), "BackupAndRestore": ("backup",)}
_INITIALIZERS = "Zeros Ones Constant RandomNormal RandomUniform TruncatedNormal VarianceScaling GlorotUniform GlorotNormal HeUniform HeNormal LecunUniform LecunNormal Orthogonal Identity"
ACTIVATIONS = "relu sigmoid tanh softmax softplus softsign elu selu gelu silu swish leaky_relu linear exponential hard_sigmoid mish log_softmax relu6"
FUNCTIONS: dict[str, tuple[Call, ...]] = {
    "utils.set_random_seed": runs(0), "utils.clear_session": runs(), "backend.clear_session": runs(), "backend.set_floatx": runs("float64"),
    **{f"backend.{name}": runs() for name in ("floatx", "epsilon", "backend")},
    "utils.to_categorical": (call(Rows(SERIES["counts"].to_numpy())), call(Rows(SERIES["counts"].to_numpy()), 7)),
    "utils.pad_sequences": (call(Rows([[1, 2], [3], [4, 5, 6], [1]])), call(Rows([[1, 2], [3], [4, 5, 6], [1]]), 2)),
    "utils.normalize": (call(WIDE), call(Rows(SERIES["numbers"].to_numpy()))),
    "utils.array_to_img": runs(RANDOM.rand(4, 4, 3)), "utils.img_to_array": runs(Fresh(lambda: keras.utils.array_to_img(RANDOM.rand(4, 4, 3)))),
    "utils.load_img": runs(Fresh(lambda: keras.utils.save_img("some.png", RANDOM.rand(4, 4, 3)) or "some.png")),
    "utils.register_keras_serializable": runs(),
    **{f"optimizers.{name}": runs() for name in "SGD Adam AdamW Adamax Nadam RMSprop Adagrad Adadelta Ftrl Lion Lamb Adafactor".split()},
    "optimizers.get": (call("adam"),), "optimizers.Optimizer.learning_rate": does(Fresh(keras.optimizers.Adam)), "optimizers.Optimizer.get_config": does(Fresh(keras.optimizers.Adam)),
    **{f"optimizers.schedules.{name}": runs(*arguments) for name, arguments in _SCHEDULES.items()},
    "losses.Loss": runs(), "losses.Loss.__call__": (on(Fresh(keras.losses.MeanSquaredError), GIVEN, SAID), on(Fresh(keras.losses.BinaryCrossentropy), GIVEN, SAID)),
    "metrics.Metric.update_state": does(Fresh(_measured), GIVEN, SAID), "metrics.Metric.reset_state": does(Fresh(_measured)),
    "metrics.Metric.result": does(Fresh(_measured)), "metrics.Metric.__call__": does(Fresh(_measured), GIVEN, SAID),
    **{f"metrics.{name}": runs(*arguments) for name, arguments in _METRICS.items()},
    **{f"callbacks.{name}": runs(*arguments) for name, arguments in _CALLBACKS.items()},
    **{f"activations.{name}": (call(WIDE),) for name in ACTIVATIONS.split()},
    **{f"initializers.{name}": runs() for name in _INITIALIZERS.split()},
}
_LOSSES = (
    "categorical_crossentropy mean_squared_error mean_absolute_error mean_absolute_percentage_error mean_squared_logarithmic_error huber log_cosh"
    " hinge squared_hinge categorical_hinge kl_divergence poisson binary_crossentropy"
)
FUNCTIONS |= {f"losses.{name}": (Call(None, (ROWS_GIVEN, ROWS_SAID), tolerance=1e-12),) for name in _LOSSES.split()}
FUNCTIONS["losses.sparse_categorical_crossentropy"] = (call(Rows(RANDOM.randint(0, 3, 9)), ROWS_SAID),)
CALLS = {f"keras.{name}": calls for name, calls in MODEL.items()}
CALLS |= {f"keras.layers.{name}": calls for name, calls in LAYER_CALLS.items()}
CALLS |= {f"keras.{name}": calls for name, calls in FUNCTIONS.items()}
CALLS = {name: calls for name, calls in CALLS.items() if calls}
RECEIVERS: dict[str, tuple[object, ...]] = {}


def _build(X: Any, y: Any) -> Any:
    keras.utils.set_random_seed(0)
    made = keras.Sequential([keras.layers.Input((X.shape[1],)), keras.layers.Dense(1 if y.ndim == 1 else y.shape[1])])
    made.compile("adam", "mse")
    return made


_QUIET = {"epochs": 1, "verbose": 0}
RECIPES: dict[str, Recipe] = {
    "keras.wrappers.SKLearnClassifier": recipe(model=_build, fit_kwargs=_QUIET),
    "keras.wrappers.SKLearnRegressor": recipe(model=_build, fit_kwargs=_QUIET),
}

"""keras: models. What a layer does on a row is fixed by its weights, so a model predicts row by row; batches round."""

NAME = "keras"


@draws
@chances(
    by="compile.loss", one=("binary_crossentropy", "BinaryCrossentropy"),
    each=(
        "categorical_crossentropy", "CategoricalCrossentropy", "sparse_categorical_crossentropy",
        "SparseCategoricalCrossentropy",
    ),
)
class Model:
    def __init__(self, *args, **kwargs): ...

    @config(task="config")
    @mutates("self")
    def compile(
        self, optimizer="rmsprop", loss=None, loss_weights=None, metrics=None, weighted_metrics=None, run_eagerly=False,
        steps_per_execution=1, jit_compile="auto", auto_scale_loss=True,
    ) -> None: ...

    @aggregate(task="fit")
    @draws
    @mutates("self")
    def fit(
        self, x=None, y=None, batch_size=None, epochs=1, verbose="auto", callbacks=None, validation_split=0.0,
        validation_data=None, shuffle=True, class_weight=None, sample_weight=None, initial_epoch=0,
        steps_per_epoch=None, validation_steps=None, validation_batch_size=None, validation_freq=1,
    ) -> History: ...

    @row_wise(task="predict")
    @rounds
    def predict(self, x, batch_size=None, verbose="auto", steps=None, callbacks=None) -> Array[float]: ...

    @row_wise(task="predict")
    @rounds
    def predict_on_batch(self, x) -> Array[float]: ...

    @row_wise(task="predict")
    @rounds
    def __call__(self, *args, **kwargs) -> Any: ...

    @aggregate(task="score")
    def evaluate(
        self, x=None, y=None, batch_size=None, verbose="auto", sample_weight=None, steps=None, callbacks=None,
        return_dict=False, **kwargs,
    ) -> Any: ...

    @aggregate(task="fit")
    @draws
    @mutates("self")
    def train_on_batch(self, x, y=None, sample_weight=None, class_weight=None, return_dict=False) -> Any: ...

    @aggregate(task="score")
    def test_on_batch(self, x, y=None, sample_weight=None, return_dict=False) -> Any: ...

    @display(task="display")
    def summary(
        self, line_length=None, positions=None, print_fn=None, expand_nested=False, show_trainable=False,
        layer_range=None,
    ) -> None: ...

    @writes(task="save")
    def save(self, filepath, overwrite=True, zipped=None, **kwargs) -> None: ...

    @writes(task="save")
    def save_weights(self, filepath, overwrite=True, max_shard_size=None) -> None: ...

    @reads(task="load")
    @mutates("self")
    def load_weights(self, filepath, skip_mismatch=False, **kwargs) -> None: ...

    @aggregate
    def get_weights(self) -> list: ...

    @mutates("self")
    def set_weights(self, weights) -> None: ...

    @draws
    @mutates("self")
    def build(self, input_shape=None) -> None: ...

    @constant
    def get_layer(self, name=None, index=None) -> Any: ...

    @constant
    def get_config(self) -> dict: ...

    @constant
    def to_json(self, **kwargs) -> str: ...

    @constant
    def count_params(self) -> int: ...

    @constant
    @property
    def layers(self) -> list: ...

    @constant
    @property
    def name(self) -> str: ...

    @constant
    @property
    def input_shape(self) -> Any: ...

    @constant
    @property
    def output_shape(self) -> Any: ...

    @constant
    @property
    def input(self) -> Any: ...

    @constant
    @property
    def output(self) -> Any: ...

    @aggregate
    @property
    def weights(self) -> list: ...

    @aggregate
    @property
    def trainable_weights(self) -> list: ...

    @aggregate
    @property
    def history(self) -> History: ...

    @aggregate
    @property
    def optimizer(self) -> Any: ...

    @aggregate
    @property
    def metrics_names(self) -> list: ...


@draws
@contains("layers")
class Sequential(Model):
    def __init__(self, layers=None, trainable=True, name=None): ...

    @mutates("self")
    def add(self, layer, rebuild=True) -> None: ...

    @mutates("self")
    def pop(self, rebuild=True) -> Any: ...

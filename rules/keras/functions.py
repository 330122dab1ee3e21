"""keras.utils: seeds, labels, sequences, pictures of models, files of images."""

NAME = "keras.utils"


@config(task="config")
@mutates("generator")
def set_random_seed(seed) -> None: ...


@config(task="config")
@mutates("generator")
def clear_session(free_memory=True) -> None: ...


@data_dependent_columns
@becomes(row_wise, num_classes=int)
def to_categorical(x, num_classes=None) -> Array[float]: ...


@data_dependent_columns
@becomes(row_wise, maxlen=int)
def pad_sequences(sequences, maxlen=None, dtype="int32", padding="pre", truncating="pre", value=0.0) -> Array: ...


@reshape
@two_dimensional
@refuses(axis="along rows it compares a row with all others")
def normalize(x, axis=-1, order=2) -> Array[float]: ...


@plot(task="plot")
def plot_model(
    model, to_file="model.png", show_shapes=False, show_dtype=False, show_layer_names=False, rankdir="TB",
    expand_nested=False, dpi=200, show_layer_activations=False, show_trainable=False, splines="ortho", **kwargs,
) -> Any: ...


@plot(task="plot")
def model_to_dot(
    model, show_shapes=False, show_dtype=False, show_layer_names=True, rankdir="TB", expand_nested=False, dpi=200,
    subgraph=False, show_layer_activations=False, show_trainable=False, splines="ortho", **kwargs,
) -> Any: ...


@reads(task="load")
def load_img(path, color_mode="rgb", target_size=None, interpolation="nearest", keep_aspect_ratio=False) -> Any: ...


@constant
def img_to_array(img, data_format=None, dtype=None) -> Array[float]: ...


@constant
def array_to_img(x, data_format=None, scale=True, dtype=None) -> Any: ...


@reads(task="load")
def image_dataset_from_directory(
    directory, labels="inferred", label_mode="int", class_names=None, color_mode="rgb", batch_size=32,
    image_size=(256, 256), shuffle=True, seed=None, validation_split=None, subset=None, interpolation="bilinear",
    follow_links=False, crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, data_format=None, format="tf",
    verbose=True,
) -> Any: ...


@reads(task="load")
def text_dataset_from_directory(
    directory, labels="inferred", label_mode="int", class_names=None, batch_size=32, max_length=None, shuffle=True,
    seed=None, validation_split=None, subset=None, follow_links=False, format="tf", verbose=True,
) -> Any: ...


@window
def timeseries_dataset_from_array(
    data, targets, sequence_length, sequence_stride=1, sampling_rate=1, batch_size=128, shuffle=False, seed=None,
    start_index=None, end_index=None, format="tf",
) -> Any: ...


@reads(task="load")
def get_file(
    fname=None, origin=None, untar=False, md5_hash=None, file_hash=None, cache_subdir="datasets",
    hash_algorithm="auto", extract=False, archive_format="auto", cache_dir=None, force_download=False,
) -> str: ...


@constant
def register_keras_serializable(package="Custom", name=None) -> Any: ...

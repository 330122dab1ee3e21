"""keras.models and keras.saving: models written to files, read, copied."""

NAME = "keras.models"
RENAMED = {
    "keras.saving.load_model": "keras.models.load_model",
    "keras.saving.save_model": "keras.models.save_model",
    "keras.models.Sequential": "keras.Sequential",
    "keras.models.Model": "keras.Model",
    "keras.engine.Model": "keras.Model",
    "keras.engine.training.Model": "keras.Model",
}


@reads(task="load")
def load_model(filepath, custom_objects=None, compile=True, safe_mode=True) -> Model: ...


@writes(task="save")
def save_model(model, filepath, overwrite=True, zipped=None, **kwargs) -> None: ...


@constant
@draws
def clone_model(model, input_tensors=None, clone_function=None, call_function=None, recursive=False, **kwargs) -> Any: ...


@constant
@draws
def model_from_json(json_string, custom_objects=None) -> Any: ...

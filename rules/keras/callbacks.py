"""keras.callbacks: what watches training."""

NAME = "keras.callbacks"


class History:
    """What `fit` gives back: one number an epoch for the loss and for each metric."""

    @aggregate
    @property
    def history(self) -> dict: ...

    @aggregate
    @property
    def epoch(self) -> list: ...

    @aggregate
    @property
    def params(self) -> dict: ...


class Callback:
    def __init__(self): ...


class EarlyStopping:
    def __init__(
        self, monitor="val_loss", min_delta=0, patience=0, verbose=0, mode="auto", baseline=None,
        restore_best_weights=False, start_from_epoch=0,
    ): ...


class ReduceLROnPlateau:
    def __init__(
        self, monitor="val_loss", factor=0.1, patience=10, verbose=0, mode="auto", min_delta=0.0001, cooldown=0,
        min_lr=0.0, **kwargs,
    ): ...


class LearningRateScheduler:
    def __init__(self, schedule, verbose=0): ...


class ModelCheckpoint:
    def __init__(
        self, filepath, monitor="val_loss", verbose=0, save_best_only=False, save_weights_only=False, mode="auto",
        save_freq="epoch", initial_value_threshold=None,
    ): ...


class LambdaCallback:
    def __init__(
        self, on_epoch_begin=None, on_epoch_end=None, on_train_begin=None, on_train_end=None,
        on_train_batch_begin=None, on_train_batch_end=None, **kwargs,
    ): ...


class TensorBoard:
    def __init__(
        self, log_dir="logs", histogram_freq=0, write_graph=True, write_images=False, write_steps_per_second=False,
        update_freq="epoch", profile_batch=0, embeddings_freq=0, embeddings_metadata=None,
    ): ...


class CSVLogger:
    def __init__(self, filename, separator=",", append=False): ...


class TerminateOnNaN:
    def __init__(self, raise_error=False): ...


class BackupAndRestore:
    def __init__(self, backup_dir, save_freq="epoch", double_checkpoint=False, delete_checkpoint=True): ...

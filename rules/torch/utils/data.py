"""torch.utils.data: rows for training, in batches; a loader that shuffles draws."""

NAME = "torch.utils.data"


class Dataset:
    """What a notebook derives from: `__getitem__` gives a row, `__len__` their number."""

    def __init__(self, *args, **kwargs): ...


class IterableDataset(Dataset):
    def __init__(self, *args, **kwargs): ...


class TensorDataset(Dataset):
    @row_wise
    def __init__(self, *tensors): ...

    @row_wise
    @property
    def tensors(self) -> tuple: ...


class Subset(Dataset):
    @row_filter
    def __init__(self, dataset, indices): ...


class ConcatDataset(Dataset):
    @row_filter
    @stacks("datasets")
    def __init__(self, datasets): ...


class DataLoader:
    @row_filter
    @draws
    @iterates("batch")
    def __init__(
        self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None,
        pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None,
        generator=None, *, prefetch_factor=None, persistent_workers=False, pin_memory_device="", in_order=True,
    ): ...

    @constant
    @property
    def dataset(self) -> Any: ...

    @constant
    @property
    def batch_size(self) -> Any: ...


@row_filter(task="split")
@draws
def random_split(dataset, lengths, generator=...) -> list: ...


class WeightedRandomSampler:
    @constant
    @draws
    def __init__(self, weights, num_samples, replacement=True, generator=None): ...


class SubsetRandomSampler:
    @constant
    @draws
    def __init__(self, indices, generator=None): ...


class RandomSampler:
    @constant
    @draws
    def __init__(self, data_source, replacement=False, num_samples=None, generator=None): ...


class SequentialSampler:
    def __init__(self, data_source): ...

"""Calls of torch: in double precision, so that what rounds shows as much and no more."""

from typing import Any

import numpy as np
import torch
from torch import nn


from rule_tables.calls import Call, Fresh, Rows, call, does, on, runs
from rule_tables.tables import FRAMES, SERIES

torch.set_num_threads(1)
ELEMENTS = (
    "abs atan atanh acos asin ceil cos cosh deg2rad digamma erf erfc erfinv exp exp2 expm1 floor frac isfinite isinf isnan lgamma log"
    " log10 log1p log2 logical_not logit neg rad2deg reciprocal relu rsqrt sigmoid sign sin sinh sqrt square tan tanh trunc asinh"
).split()
PAIRS = "add atan2 div eq fmod ge gt hypot le logical_and logical_or logical_xor lt maximum minimum mul ne pow remainder sub".split()
FOLDS = "sum mean std var prod max min median mode argmax argmin any all amax amin norm count_nonzero".split()


def _rows(values: Any) -> Rows:
    return Rows(torch.tensor(np.array(values)))


COLUMN = _rows(SERIES["numbers"].to_numpy() / 10)
GAPS = _rows(SERIES["gaps"].to_numpy())
WIDE = _rows(FRAMES["numbers"].to_numpy())
FLAGS = _rows(FRAMES["flags"].to_numpy())
CODES = _rows(SERIES["counts"].to_numpy())
THIN = _rows(SERIES["numbers"].to_numpy()[:, None])
IMAGES = _rows(np.random.RandomState(5).rand(6, 2, 8, 8))
SEQUENCES = _rows(np.random.RandomState(6).rand(6, 2, 8))
VOLUMES = _rows(np.random.RandomState(7).rand(6, 2, 4, 4, 4))
TOKENS = _rows(np.random.RandomState(8).randint(0, 9, (6, 5)))
MATRIX = torch.tensor([[1.0, 0.5], [0.2, 2.0], [0.0, 1.5]], dtype=torch.float64)
VECTOR = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)


def _folds(name: str, receiver: bool) -> tuple[Call, ...]:
    make = on if receiver else call
    table = FLAGS if name in ("any", "all") else WIDE
    keep: Any = tuple if name in ("max", "min", "median", "mode") else None
    along = [Call(each.receiver, each.args, each.kwargs, then=keep) for each in (make(table, dim=0), make(table, dim=1))]
    return (make(table), *along)


def _shared(receiver: bool) -> dict[str, tuple[Call, ...]]:
    """What is both a function and a method."""
    make = on if receiver else call
    spans = {"chunk": (make(WIDE, 2),), "flip": (make(WIDE, (0,)),), "roll": (make(WIDE, 1),)}
    return spans | {
        **{name: (make(COLUMN), make(GAPS)) for name in ELEMENTS},
        "acosh": (make(_rows(SERIES["numbers"].to_numpy() + 1)),),
        "logical_not": (make(FLAGS),),
        **{name: (make(COLUMN, GAPS), make(WIDE, WIDE)) for name in PAIRS},
        **{name: _folds(name, receiver) for name in FOLDS},
        **{name: (make(WIDE, 0), make(WIDE, 1)) for name in ("softmax", "log_softmax", "cumsum", "logsumexp")},
        "sort": (Call(*_split(make(WIDE, dim=0)), then=tuple), Call(*_split(make(WIDE, dim=1)), then=tuple)),
        "argsort": (make(WIDE, dim=0), make(WIDE, dim=1)),
        "topk": (Call(*_split(make(WIDE, 2, dim=0)), then=tuple), Call(*_split(make(WIDE, 2, dim=1)), then=tuple)),
        "quantile": (make(WIDE, 0.3), make(WIDE, 0.3, dim=1)),
        "unique": (make(CODES),),
        "bincount": (make(CODES),),
        "histc": (make(COLUMN),),
        "nonzero": (make(CODES),),
        "round": (make(GAPS), make(GAPS, decimals=1)),
        "clamp": (make(GAPS, 1.0, 3.0),),
        "clip": (make(GAPS, 1.0, 3.0),),
        "nan_to_num": (make(GAPS),),
        "clone": (make(GAPS),),
        "reshape": (make(WIDE, (-1,)), make(COLUMN, (-1, 1))),
        "flatten": (make(WIDE), make(IMAGES, start_dim=1)),
        "squeeze": (Call(*_split(make(THIN)), runs_only=True), make(THIN, dim=1), make(THIN, dim=-1)),
        "unsqueeze": (Call(*_split(make(COLUMN, dim=0)), runs_only=True), make(COLUMN, dim=1), make(COLUMN, dim=-1)),
        "transpose": (make(WIDE, 0, 1),),
        "permute": (make(WIDE, (1, 0)),),
        "movedim": (make(WIDE, 0, 1),),
        "matmul": (make(WIDE, MATRIX), make(COLUMN, COLUMN)),
        "mm": (make(WIDE, MATRIX),),
        "bmm": (make(_rows(np.random.RandomState(9).rand(6, 2, 3)), Rows(torch.ones(6, 3, 2, dtype=torch.float64))),),
        "dot": (make(COLUMN, COLUMN),),
        "index_select": (make(WIDE, dim=0, index=torch.tensor([0, 2])), Call(*_split(make(WIDE, dim=1, index=torch.tensor([0, 2]))), runs_only=True)),
        "gather": (
            Call(*_split(make(WIDE, dim=0, index=torch.tensor([[0, 1, 0]]))), runs_only=True),
            make(WIDE, dim=1, index=Rows(torch.ones(WIDE.table.shape[0], 1, dtype=torch.int64))),
        ),
        "masked_select": (make(COLUMN, Rows(COLUMN.table > 0.5)),),
    }


def _split(made: Call) -> tuple[Any, tuple[Any, ...], Any]:
    return made.receiver, made.args, made.kwargs


def _network() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 1)).double().eval()


def _trained() -> tuple[nn.Module, Any]:
    network = _network()
    optimizer = torch.optim.Adam(network.parameters())
    network(WIDE.table).sum().backward()
    return network, optimizer


NETWORK = Fresh(_network)
GRADED = Fresh(lambda: _trained()[0])
OPTIMIZER = Fresh(lambda: _trained()[1])
SCHEDULE = Fresh(lambda: torch.optim.lr_scheduler.StepLR(_trained()[1], 3))
WEIGHTS = Fresh(lambda: nn.Parameter(torch.ones(3, 2, dtype=torch.float64) / 3))
DATA = Fresh(lambda: torch.utils.data.TensorDataset(WIDE.table, COLUMN.table))

PARTS: dict[str, tuple[tuple[Any, ...], dict[str, Any], Rows]] = {
    "Linear": ((3, 2), {}, WIDE), "LazyLinear": ((2,), {}, WIDE), "Identity": ((), {}, WIDE), "Flatten": ((), {}, IMAGES),
    "Unflatten": ((1, (2, 4, 8)), {}, _rows(np.random.RandomState(1).rand(6, 64))),
    "Embedding": ((9, 3), {}, TOKENS), "EmbeddingBag": ((9, 3), {}, TOKENS),
    "Dropout": ((), {}, WIDE), "Dropout1d": ((), {}, SEQUENCES), "Dropout2d": ((), {}, IMAGES), "AlphaDropout": ((), {}, WIDE),
    "BatchNorm1d": ((3,), {}, WIDE), "BatchNorm2d": ((2,), {}, IMAGES), "BatchNorm3d": ((2,), {}, VOLUMES),
    "LayerNorm": ((3,), {}, WIDE), "RMSNorm": ((3,), {}, WIDE), "GroupNorm": ((1, 2), {}, IMAGES),
    "InstanceNorm1d": ((2,), {}, SEQUENCES), "InstanceNorm2d": ((2,), {}, IMAGES),
    **{name: ((), {}, WIDE) for name in (
        "ReLU ReLU6 LeakyReLU PReLU ELU CELU SELU GELU SiLU Mish Sigmoid Tanh Softplus Softsign Hardtanh Hardswish Hardsigmoid LogSigmoid"
    ).split()},
    "Softmax": ((1,), {}, WIDE), "LogSoftmax": ((1,), {}, WIDE), "Threshold": ((0.5, 0.0), {}, WIDE), "GLU": ((1,), {}, IMAGES),
    "Conv1d": ((2, 3, 3), {}, SEQUENCES), "Conv2d": ((2, 3, 3), {}, IMAGES), "Conv3d": ((2, 3, 3), {}, VOLUMES),
    "ConvTranspose1d": ((2, 3, 3), {}, SEQUENCES), "ConvTranspose2d": ((2, 3, 3), {}, IMAGES),
    **{f"{kind}Pool{dimensions}d": ((2,), {}, rows) for kind in ("Max", "Avg") for dimensions, rows in ((1, SEQUENCES), (2, IMAGES), (3, VOLUMES))},
    **{f"Adaptive{kind}Pool{dimensions}d": ((2,), {}, rows) for kind in ("Max", "Avg") for dimensions, rows in ((1, SEQUENCES), (2, IMAGES))},
    "ZeroPad2d": ((1,), {}, IMAGES), "Upsample": ((), {"scale_factor": 2}, IMAGES),
    "PixelShuffle": ((2,), {}, _rows(np.random.RandomState(2).rand(6, 4, 3, 3))),
    **{name: ((8, 3), {"num_layers": 2, "dropout": 0.5, "batch_first": True}, SEQUENCES) for name in ("RNN", "LSTM", "GRU")},
    **{name: ((3, 2), {}, WIDE) for name in ("RNNCell", "LSTMCell", "GRUCell")},
    "TransformerEncoderLayer": ((8, 2), {"dim_feedforward": 4, "batch_first": True}, SEQUENCES),
}
"""How a part of a network is made, and rows that it takes."""
TWO = {
    "Bilinear": ((3, 3, 2), WIDE), "CosineSimilarity": ((), WIDE), "PairwiseDistance": ((), WIDE),
    "TransformerDecoderLayer": ((8, 2, 4), SEQUENCES), "Transformer": ((8, 2, 1, 1, 4), SEQUENCES),
}
"""Parts that take two tables."""
BINARY, TARGETS = torch.tensor([0.2, 0.8, 0.6]), torch.tensor([0.0, 1.0, 1.0])
SCORES, LABELS = torch.tensor([[0.2, 0.5], [0.8, 0.1], [0.3, 0.3]]), torch.tensor([0, 1, 1])
LOSSES: dict[str, tuple[Any, ...]] = {
    **{name: (BINARY, TARGETS) for name in "MSELoss L1Loss SmoothL1Loss HuberLoss BCELoss BCEWithLogitsLoss KLDivLoss PoissonNLLLoss".split()},
    "CrossEntropyLoss": (SCORES, LABELS), "NLLLoss": (SCORES, LABELS), "MultiMarginLoss": (SCORES, LABELS),
    "MultiLabelSoftMarginLoss": (SCORES, SCORES.round()), "HingeEmbeddingLoss": (BINARY, TARGETS * 2 - 1),
    "MarginRankingLoss": (BINARY, TARGETS, TARGETS * 2 - 1), "CosineEmbeddingLoss": (SCORES, SCORES, TARGETS * 2 - 1),
    "TripletMarginLoss": (SCORES, SCORES, SCORES), "GaussianNLLLoss": (BINARY, TARGETS, torch.ones(3)),
}
"""What a loss is called with."""


def part(name: str, *, training: bool = False) -> nn.Module:
    """A part of a network, with the same weights each time."""
    arguments, keywords, rows = PARTS[name]
    torch.manual_seed(0)
    made = getattr(nn, name)(*arguments, **keywords).double()
    if name.startswith("Lazy"):
        made(rows.table)
    return made.train(training)  # type: ignore[no-any-return]


def first(result: Any) -> Any:
    """The output of a recurrent part, without its state; of a tuple of two cells, both."""
    return result[0] if isinstance(result, tuple) and result[0].ndim == 3 else result


def _pair(name: str) -> Call:
    arguments, rows = TWO[name]
    keywords = {"batch_first": True} if name.startswith("Transformer") else {}

    def make() -> nn.Module:
        torch.manual_seed(0)
        return getattr(nn, name)(*arguments, **keywords).double().eval()  # type: ignore[no-any-return]

    return Call(Fresh(make), (rows, Rows(rows.table + 0.1)), tolerance=1e-9)


TENSOR: dict[str, tuple[Call, ...]] = {
    **_shared(receiver=True),
    **{name: (on(GAPS),) for name in "detach cpu float double contiguous numpy tolist data".split()},
    **{name: (on(COLUMN),) for name in "half int long bool dim ndim dtype device requires_grad".split()},
    "to": (on(GAPS, torch.float32), on(GAPS, "cpu")),
    "type": (on(GAPS, torch.float32),),
    "where": (on(GAPS, Rows(GAPS.table > 2), 0.0),),
    "masked_fill": (on(GAPS, Rows(GAPS.table > 2), 0.0),),
    "item": (on(Fresh(lambda: torch.tensor(2.5))),),
    "view": (on(Rows(WIDE.table.contiguous()), -1),), "expand": does(Fresh(lambda: VECTOR.clone()), 4, 3), "repeat": (on(WIDE, 2, 1),), "t": (on(WIDE),), "T": (on(WIDE),),
    "size": (on(WIDE),), "shape": (on(WIDE),), "numel": (on(WIDE),), "grad": (on(WIDE),),
    "backward": does(Fresh(lambda: torch.ones(2, requires_grad=True).sum())),
    "requires_grad_": does(Fresh(lambda: VECTOR.clone())),
    **{name: (on(Fresh(lambda: VECTOR.clone()), 2.5),) for name in ("fill_", "add_", "mul_", "sub_")},
    "zero_": (on(Fresh(lambda: VECTOR.clone())),), "clamp_": (on(Fresh(lambda: VECTOR.clone()), 0.0, 2.0),),
}
FUNCTIONS: dict[str, tuple[Call, ...]] = {
    **_shared(receiver=False),
    **{name: (call(COLUMN, 2.0),) for name in "multiply subtract divide".split()}, "absolute": (call(GAPS),),
    "where": (call(Rows(GAPS.table > 2), GAPS, 0.0), call(Rows(GAPS.table > 2))),
    **{name: (call(COLUMN),) for name in "zeros_like ones_like as_tensor rand_like randn_like is_tensor numel".split()},
    "full_like": (call(COLUMN, 2.0),), "isin": (call(CODES, torch.tensor([1, 2])),), "bucketize": (call(COLUMN, VECTOR / 5),),
    "tensor": (call(Rows(SERIES["gaps"].to_numpy())),), "from_numpy": (call(Rows(SERIES["gaps"].to_numpy())),),
    **{name: (call(Rows(SERIES["counts"].tolist())),) for name in ("FloatTensor", "LongTensor", "DoubleTensor", "IntTensor")},
    **{name: (call(2, 3),) for name in ("zeros", "ones", "rand", "randn")}, "empty": runs(2, 3),
    "full": (call((2, 3), 1.5),), "arange": (call(4),), "linspace": (call(0, 1, 4),), "eye": (call(3),),
    "cat": (call((WIDE, WIDE)), call((WIDE, WIDE), dim=1)), "concat": (call((WIDE, WIDE)), call((WIDE, WIDE), dim=1)),
    "stack": (Call(None, ((WIDE, WIDE),), runs_only=True), call((COLUMN, GAPS), dim=1)),
    "vstack": (call((WIDE, WIDE)),), "hstack": (call((WIDE, WIDE)),), "column_stack": (call((COLUMN, WIDE)),),
    "split": runs(WIDE.table, 10), "einsum": (call("ij,jk->ik", WIDE, MATRIX),), "outer": (call(COLUMN, VECTOR),),
    "randint": (call(0, 100, (4,)),), "randperm": (call(20),), "normal": (call(0.0, 1.0, (4,)),),
    "bernoulli": (call(torch.full((40,), 0.5)),), "multinomial": (call(torch.ones(20), 5),), "manual_seed": runs(0), "seed": runs(),
    "set_default_dtype": runs(torch.float32), "set_num_threads": runs(1), "set_grad_enabled": runs(True),
    "use_deterministic_algorithms": runs(False), "set_printoptions": runs(precision=4), "device": (call("cpu"),),
    "save": runs({"a": VECTOR}, "written.pt"), "load": runs(Fresh(lambda: _saved())), "compile": runs(nn.Linear(1, 1)),
    "Tensor": (call(Rows(SERIES["counts"].tolist())),),
    "jit.script": runs(nn.Linear(2, 1)), "jit.trace": runs(nn.Linear(2, 1), torch.ones(1, 2)),
    "jit.save": runs(torch.jit.script(nn.Linear(2, 1)), "written.jit"), "jit.load": runs(Fresh(lambda: _scripted())),
    "cuda.manual_seed": runs(0), "cuda.manual_seed_all": runs(0),
}


def _saved() -> str:
    torch.save({"a": VECTOR}, "some.pt")
    return "some.pt"


def _scripted() -> str:
    torch.jit.save(torch.jit.script(nn.Linear(2, 1)), "some.jit")
    return "some.jit"


MODULES: dict[str, tuple[Call, ...]] = {
    "Module.__call__": (
        on(NETWORK, WIDE),
        *(Call(Fresh(lambda name=name: part(name)), (PARTS[name][2],), then=first, tolerance=1e-9) for name in PARTS),
        *map(_pair, TWO),
    ),
    "Module.forward": (on(NETWORK, WIDE),),
    "Criterion.__call__": tuple(on(Fresh(lambda name=name: getattr(nn, name)()), *LOSSES[name]) for name in LOSSES),
    "Criterion.forward": (on(Fresh(nn.MSELoss), BINARY, TARGETS),),
    "Module": runs(), "Sequential": runs(nn.ReLU()), "Parameter": (call(VECTOR),),
    "Sequential.append": (on(Fresh(nn.Sequential), nn.Linear(1, 1)),),
    "ModuleList.append": (on(Fresh(nn.ModuleList), nn.Linear(1, 1)),),
    "ModuleList.extend": (on(Fresh(nn.ModuleList), [nn.Linear(1, 1)]),),
    "Module.train": (on(NETWORK),), "Module.half": (on(NETWORK),), "Module.float": does(NETWORK),
    **{f"Module.{name}": does(NETWORK) for name in "eval state_dict cpu double requires_grad_ parameters modules children training".split()},
    **{f"Module.{name}": does(NETWORK) for name in "named_parameters named_modules named_children buffers".split()},
    "Module.load_state_dict": does(NETWORK, Fresh(lambda: _network().state_dict())), "Module.to": does(NETWORK, torch.float32),
    "Module.zero_grad": does(GRADED), "Module.apply": does(NETWORK, lambda module: None),
    "Module.add_module": (on(NETWORK, "more", nn.Linear(1, 1)),), "Module.register_buffer": (on(NETWORK, "more", VECTOR),),
    "Module.register_parameter": (on(NETWORK, "more", nn.Parameter(VECTOR)),),
    **{name: runs(*PARTS[name][0], **PARTS[name][1]) for name in PARTS}, **{name: runs(*TWO[name][0]) for name in TWO},
    **{name: runs() for name in LOSSES}, "CTCLoss": runs(), "MultiheadAttention": runs(8, 2),
    "TransformerEncoder": runs(nn.TransformerEncoderLayer(8, 2), 1), "TransformerDecoder": runs(nn.TransformerDecoderLayer(8, 2), 1),
    "functional.softmax": (call(WIDE, dim=0), call(WIDE, dim=1)), "functional.log_softmax": (call(WIDE, dim=0), call(WIDE, dim=1)),
    "functional.normalize": (call(WIDE), call(WIDE, dim=0)),
    **{f"functional.{name}": (call(WIDE),) for name in (
        "relu relu6 leaky_relu elu selu celu silu mish hardswish hardsigmoid hardtanh sigmoid tanh logsigmoid softsign gelu softplus"
    ).split()},
    "functional.dropout": (call(WIDE), call(WIDE, training=False)), "functional.linear": (call(WIDE, MATRIX.T),),
    "functional.embedding": (call(TOKENS, torch.rand(9, 3)),), "functional.layer_norm": (call(WIDE, (3,)),),
    "functional.batch_norm": (call(WIDE, VECTOR, VECTOR),),
    "functional.one_hot": (Call(None, (CODES,)), call(CODES, num_classes=9)),
    "functional.conv1d": (call(SEQUENCES, torch.ones(3, 2, 3, dtype=torch.float64)),),
    "functional.conv2d": (call(IMAGES, torch.ones(3, 2, 3, 3, dtype=torch.float64)),),
    **{f"functional.{kind}_pool1d": (call(SEQUENCES, 2),) for kind in ("max", "avg")},
    **{f"functional.{kind}_pool2d": (call(IMAGES, 2),) for kind in ("max", "avg")},
    "functional.adaptive_avg_pool2d": (call(IMAGES, (2, 2)),), "functional.cosine_similarity": (call(WIDE, WIDE),),
    "functional.pad": (call(WIDE, (0, 1)),),
    **{f"functional.{name}": (call(BINARY, TARGETS),) for name in (
        "mse_loss l1_loss smooth_l1_loss huber_loss binary_cross_entropy binary_cross_entropy_with_logits kl_div poisson_nll_loss"
    ).split()},
    "functional.hinge_embedding_loss": (call(BINARY, TARGETS * 2 - 1),),
    "functional.cross_entropy": (call(SCORES, LABELS),), "functional.nll_loss": (call(SCORES, LABELS),),
    "init.constant_": (call(WEIGHTS, 0.5),),
    **{f"init.{name}_": (call(WEIGHTS),) for name in (
        "ones zeros eye normal uniform trunc_normal xavier_normal xavier_uniform kaiming_normal kaiming_uniform orthogonal"
    ).split()},
    "utils.clip_grad_norm_": runs(Fresh(lambda: list(_trained()[0].parameters())), 1.0),
    "utils.clip_grad_value_": runs(Fresh(lambda: list(_trained()[0].parameters())), 1.0),
    "utils.parameters_to_vector": runs(Fresh(lambda: list(_network().parameters()))),
    "utils.rnn.pad_sequence": (Call(None, ([torch.ones(2), torch.ones(3)],), runs_only=True),),
    "utils.rnn.pack_padded_sequence": runs(torch.ones(3, 2, 1), [3, 2]),
    "utils.rnn.pad_packed_sequence": runs(Fresh(lambda: nn.utils.rnn.pack_padded_sequence(torch.ones(3, 2, 1), [3, 2]))),
}
_PARAMETERS = Fresh(lambda: [nn.Parameter(torch.ones(2))])
OPTIMIZERS: dict[str, tuple[Call, ...]] = {
    "Optimizer": runs(_PARAMETERS, {}),
    **{name: runs(_PARAMETERS, lr=0.1) for name in (
        "SGD Adam AdamW Adamax NAdam RAdam RMSprop Adagrad Adadelta ASGD Rprop LBFGS SparseAdam"
    ).split()},
    "Optimizer.step": (on(OPTIMIZER),), "Optimizer.zero_grad": does(OPTIMIZER), "Optimizer.state_dict": does(OPTIMIZER),
    "Optimizer.load_state_dict": does(OPTIMIZER, Fresh(lambda: _trained()[1].state_dict())),
    "Optimizer.add_param_group": (on(OPTIMIZER, {"params": [nn.Parameter(torch.ones(1))]}),), "Optimizer.param_groups": does(OPTIMIZER),
    **{f"lr_scheduler.{name}": runs(OPTIMIZER, *arguments) for name, arguments in {
        "StepLR": (2,), "MultiStepLR": ([2],), "ExponentialLR": (0.9,), "CosineAnnealingLR": (5,), "CosineAnnealingWarmRestarts": (5,),
        "OneCycleLR": (0.1, 10), "LambdaLR": (lambda epoch: 0.9,), "LinearLR": (), "ConstantLR": (), "ReduceLROnPlateau": (),
    }.items()},
    "lr_scheduler.CyclicLR": runs(Fresh(lambda: torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=0.1, momentum=0.9)), 0.1, 0.2),
    "lr_scheduler.LRScheduler.step": (on(SCHEDULE),),
    **{f"lr_scheduler.LRScheduler.{name}": does(SCHEDULE) for name in ("get_last_lr", "state_dict")},
    "lr_scheduler.LRScheduler.load_state_dict": does(SCHEDULE, {"last_epoch": 2}),
    "lr_scheduler.ReduceLROnPlateau.step": (on(Fresh(lambda: torch.optim.lr_scheduler.ReduceLROnPlateau(_trained()[1])), 0.5),),
}
LOADING: dict[str, tuple[Call, ...]] = {
    "Dataset": runs(), "TensorDataset": (Call(None, (WIDE, COLUMN), then=lambda data: data.tensors),),
    "TensorDataset.tensors": does(DATA), "Subset": runs(DATA, [0, 2]), "ConcatDataset": runs(Fresh(lambda: [DATA.make()])),
    "DataLoader": runs(DATA, batch_size=4, shuffle=True), "random_split": runs(DATA, [3, 20]),
    "DataLoader.dataset": does(Fresh(lambda: torch.utils.data.DataLoader(DATA.make()))),
    "DataLoader.batch_size": does(Fresh(lambda: torch.utils.data.DataLoader(DATA.make()))),
    "WeightedRandomSampler": runs([0.5, 0.5], 2), "SubsetRandomSampler": runs([0, 1]), "RandomSampler": runs(DATA), "SequentialSampler": runs(DATA),
}
CALLS = {f"torch.Tensor.{name}": calls for name, calls in TENSOR.items()}
CALLS |= {f"torch.{name}": calls for name, calls in FUNCTIONS.items()}
CALLS |= {f"torch.nn.{name}": calls for name, calls in MODULES.items()}
CALLS |= {f"torch.optim.{name}": calls for name, calls in OPTIMIZERS.items()}
CALLS |= {f"torch.utils.data.{name}": calls for name, calls in LOADING.items()}
CALLS = {name: calls for name, calls in CALLS.items() if calls}

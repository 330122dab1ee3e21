"""torch.nn.utils.rnn: sequences of several lengths."""

NAME = "torch.nn.utils.rnn"


@data_dependent_columns
def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right") -> Any: ...


@reshape
def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True) -> Any: ...


@reshape
def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None) -> Any: ...

"""torch.nn: the parts of networks over images and sequences."""

NAME = "torch.nn"


class Conv1d(Module):
    @constant
    @draws
    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None,
    ): ...


class Conv2d(Module):
    @constant
    @draws
    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None,
    ): ...


class Conv3d(Module):
    @constant
    @draws
    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None,
    ): ...


class ConvTranspose1d(Module):
    @constant
    @draws
    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
        dilation=1, padding_mode="zeros", device=None, dtype=None,
    ): ...


class ConvTranspose2d(Module):
    @constant
    @draws
    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
        dilation=1, padding_mode="zeros", device=None, dtype=None,
    ): ...


class MaxPool1d(Module):
    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False): ...


class MaxPool2d(Module):
    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False): ...


class MaxPool3d(Module):
    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False): ...


class AvgPool1d(Module):
    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True): ...


class AvgPool2d(Module):
    def __init__(
        self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None,
    ): ...


class AvgPool3d(Module):
    def __init__(
        self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None,
    ): ...


class AdaptiveAvgPool1d(Module):
    def __init__(self, output_size): ...


class AdaptiveAvgPool2d(Module):
    def __init__(self, output_size): ...


class AdaptiveMaxPool1d(Module):
    def __init__(self, output_size, return_indices=False): ...


class AdaptiveMaxPool2d(Module):
    def __init__(self, output_size, return_indices=False): ...


class ZeroPad2d(Module):
    def __init__(self, padding): ...


class Upsample(Module):
    def __init__(
        self, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None,
    ): ...


class PixelShuffle(Module):
    def __init__(self, upscale_factor): ...


@modal
class RNN(Module):
    @constant
    @draws
    def __init__(self, *args, **kwargs): ...


@modal
class LSTM(Module):
    @constant
    @draws
    def __init__(self, *args, **kwargs): ...


@modal
class GRU(Module):
    @constant
    @draws
    def __init__(self, *args, **kwargs): ...


class RNNCell(Module):
    @constant
    @draws
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None): ...


class LSTMCell(Module):
    @constant
    @draws
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None): ...


class GRUCell(Module):
    @constant
    @draws
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None): ...


@modal
class MultiheadAttention(Module):
    @constant
    @draws
    def __init__(
        self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None,
        vdim=None, batch_first=False, device=None, dtype=None,
    ): ...


@modal
class Transformer(Module):
    @constant
    @draws
    def __init__(
        self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048, dropout=0.1,
        activation=..., custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-05, batch_first=False,
        norm_first=False, bias=True, device=None, dtype=None,
    ): ...


@modal
class TransformerEncoder(Module):
    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True): ...


@modal
class TransformerEncoderLayer(Module):
    @constant
    @draws
    def __init__(
        self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=..., layer_norm_eps=1e-05,
        batch_first=False, norm_first=False, bias=True, device=None, dtype=None,
    ): ...


class TransformerDecoder(Module):
    def __init__(self, decoder_layer, num_layers, norm=None): ...


@modal
class TransformerDecoderLayer(Module):
    @constant
    @draws
    def __init__(
        self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=..., layer_norm_eps=1e-05,
        batch_first=False, norm_first=False, bias=True, device=None, dtype=None,
    ): ...

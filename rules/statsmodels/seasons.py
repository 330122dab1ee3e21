"""statsmodels.tsa: time series read neighbouring rows."""

NAME = "statsmodels.tsa"

__any__ = window

"""plotly."""

NAME = "plotly"

__any__ = plot

"""pylab is matplotlib.pyplot by an older name."""

NAME = "pylab"
RENAMED = {"pylab": "matplotlib.pyplot"}

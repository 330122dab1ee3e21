"""keras.datasets: all of them are downloaded."""

NAME = "keras.datasets"

__any__ = reads

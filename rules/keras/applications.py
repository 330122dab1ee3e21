"""keras.applications: well-known networks, whose weights are downloaded."""

NAME = "keras.applications"

__any__ = reads

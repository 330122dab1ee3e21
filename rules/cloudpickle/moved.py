"""cloudpickle loads and saves as pickle does."""

NAME = "cloudpickle"
RENAMED = {"cloudpickle": "pickle"}

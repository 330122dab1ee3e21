"""dill loads and saves as pickle does."""

NAME = "dill"
RENAMED = {"dill": "pickle"}

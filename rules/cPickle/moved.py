"""cPickle loads and saves as pickle does."""

NAME = "cPickle"
RENAMED = {"cPickle": "pickle"}

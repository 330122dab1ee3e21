"""Calls of what draws, shows, or reads words: matplotlib, seaborn, plotly, tqdm, IPython, nltk."""

import importlib
from typing import Any

import numpy as np

from rule_tables.calls import Call, Fresh, call, does, runs
from rule_tables.tables import FRAMES

TABLE = FRAMES["numbers"].reset_index(drop=True).assign(g=["u", "v"] * 11 + ["u"])
LINE = [1.0, 3.0, 2.0]
GRID = np.arange(9.0).reshape(3, 3)


def _library(name: str) -> Any:
    return importlib.import_module(name)


def _warm(stemmer: Any) -> Any:
    """A stemmer that has read its own rules, which it does at its first word."""
    stemmer.stem("first")
    return stemmer


PYPLOT: dict[str, tuple[Call, ...]] = {
    **{name: runs(LINE, LINE) for name in "plot scatter bar barh stem step stackplot errorbar semilogy semilogx loglog hist2d".split()},
    **{name: runs(LINE, LINE, gridsize=3) for name in ("hexbin",)},
    **{name: runs(LINE) for name in "hist boxplot violinplot pie".split()},
    **{name: runs(GRID) for name in "imshow contour contourf matshow pcolormesh".split()},
    **{name: runs(0.1, 0.9) for name in ("axhspan", "axvspan")},
    **{name: runs("a") for name in "title suptitle xlabel ylabel".split()},
    "fill_between": runs(LINE, LINE, 0),
    "text": runs(0, 0, "a"),
    "annotate": runs("a", (0, 0)),
    "colorbar": runs(Fresh(lambda: _library("matplotlib.pyplot").imshow(GRID))),
    "pause": runs(0.01),
    "savefig": runs("written.png"),
    "rc": runs("lines", linewidth=1.5),
    "show": runs(),
    "legend": runs(),
}
MATPLOTLIB: dict[str, tuple[Call, ...]] = {
    "use": (call("Agg"),),
    "rc": runs("lines", linewidth=1.5),
    "pyplot.Figure.savefig": does(Fresh(lambda: _library("matplotlib.pyplot").figure()), "written.png"),
}
COLUMNS = "histplot countplot boxplot barplot kdeplot violinplot stripplot swarmplot pointplot rugplot boxenplot ecdfplot displot catplot distplot"
PAIRS = "scatterplot lineplot jointplot relplot lmplot regplot residplot"
SEABORN: dict[str, tuple[Call, ...]] = {
    **{name: runs(TABLE, x="a") for name in COLUMNS.split()},
    **{name: runs(data=TABLE, x="a", y="k") for name in PAIRS.split()},
    "distplot": runs(TABLE["a"]),
    "heatmap": runs(GRID),
    "clustermap": runs(GRID),
    "pairplot": runs(TABLE[["a", "k"]]),
    "FacetGrid": runs(TABLE),
    "PairGrid": runs(TABLE[["a", "k"]]),
    "set_style": runs("white"),
    "set_palette": runs("deep"),
    "set_context": runs("notebook"),
    "diverging_palette": runs(10, 200),
}
FIGURE = Fresh(lambda: _library("plotly.graph_objects").Figure())
EXPRESS = "scatter line bar histogram box violin area density_heatmap"
PLOTLY: dict[str, tuple[Call, ...]] = {
    **{f"express.{name}": runs(TABLE, x="a", y="k") for name in EXPRESS.split()},
    "express.pie": runs(TABLE, names="g"),
    "express.imshow": runs(GRID),
    "express.treemap": runs(TABLE, path=["g"]),
    "express.sunburst": runs(TABLE, path=["g"]),
    "express.scatter_matrix": runs(TABLE, dimensions=["a", "k"]),
    "express.scatter_3d": runs(TABLE, x="a", y="k", z="z"),
    "graph_objects.Figure.write_html": does(FIGURE, "written.html"),
    "graph_objects.Figure.write_json": does(FIGURE, "written.figure"),
}
BAR = Fresh(lambda: _library("tqdm").tqdm(range(3)))
TQDM: dict[str, tuple[Call, ...]] = {
    "tqdm": (Call(None, ([1, 2],), runs_only=True),),
    "trange": runs(3),
    "tqdm.set_description": does(BAR, "a"),
    "tqdm.set_postfix": does(BAR),
    "tqdm.write": does(BAR, "a"),
    "tqdm.pandas": runs(),
}
NLTK: dict[str, tuple[Call, ...]] = {
    **{name: runs(["a", "b", "c"]) for name in ("bigrams", "trigrams")},
    "ngrams": runs(["a", "b", "c"], 2),
    "FreqDist": runs(["a", "b", "a"]),
    "stem.SnowballStemmer": runs("english"),
    "tokenize.RegexpTokenizer": runs(r"\w+"),
}
CALLS = {f"matplotlib.pyplot.{name}": calls for name, calls in PYPLOT.items()}
CALLS |= {f"matplotlib.{name}": calls for name, calls in MATPLOTLIB.items()}
CALLS |= {f"seaborn.{name}": calls for name, calls in SEABORN.items()}
CALLS |= {f"plotly.{name}": calls for name, calls in PLOTLY.items()}
CALLS |= {f"tqdm.{name}": calls for name, calls in TQDM.items()}
CALLS |= {f"nltk.{name}": calls for name, calls in NLTK.items()}
CALLS |= {f"IPython.display.{name}": runs("<b>a</b>") for name in ("display", "HTML", "Markdown")}
CALLS["IPython.display.Image"] = runs(b"\x89PNG\r\n\x1a\n")
RECEIVERS: dict[str, tuple[object, ...]] = {
    "matplotlib.pyplot.Axes": (Fresh(lambda: _library("matplotlib.pyplot").subplots()[1]),),
    "plotly.graph_objects.Figure": (FIGURE,),
    "tqdm.tqdm": (BAR,),
    "nltk.FreqDist": (Fresh(lambda: _library("nltk").FreqDist(["a", "b", "a"])),),
    **{
        f"nltk.stem.{name}": (Fresh(lambda name=name: getattr(_library("nltk.stem"), name)()),)
        for name in ("PorterStemmer", "WordNetLemmatizer")
    },
    "nltk.stem.LancasterStemmer": (Fresh(lambda: _warm(_library("nltk.stem").LancasterStemmer())),),
    "nltk.stem.SnowballStemmer": (Fresh(lambda: _library("nltk.stem").SnowballStemmer("english")),),
    "nltk.tokenize.RegexpTokenizer": (Fresh(lambda: _library("nltk.tokenize").RegexpTokenizer(r"\w+")),),
    **{
        f"nltk.tokenize.{name}": (Fresh(lambda name=name: getattr(_library("nltk.tokenize"), name)()),)
        for name in ("TweetTokenizer", "TreebankWordTokenizer")
    },
}
ARGUMENTS: dict[tuple[str, str], object] = {
    ("nltk.stem", "word"): "running",
    ("nltk.stem", "token"): "running",
    ("nltk.tokenize", "text"): "the red cat",
}

"""Unchecked: the entries that no test here can hold against their library, each with the reason; the list is tested."""

GRAPHVIZ = "needs the program graphviz"
NETWORK = "downloads from the network"
CLIPBOARD = "needs a clipboard"
CARD = "needs a graphics card"
TENSORFLOW = "needs tensorflow"
DERIVED = "is there to be derived from"
OTHER_VERSIONS = {
    "pandas": frozenset(
        "axis method limit downcast copy convert_dtype fastpath infer_datetime_format verbose date_parser keep_date_col delim_whitespace"
        " use_nullable_dtypes engine obj fill_axis broadcast_axis convention kind level sep mode ordered arg func numeric_only skipna"
        " suffixes min_periods autofilter filesystem filters to_pandas_kwargs union_categories weights bw_method ind dtype closed"
        " parser local_dict global_dict resolvers expand_tabs fix_sentence_endings drop_whitespace placeholder max_lines".split()
    ),
}
"""Parameters that a rule names and only another version of the library than the installed one may have."""
UNCHECKED = {
    "pandas.DataFrame.to_clipboard": CLIPBOARD,
    "pandas.Series.to_clipboard": CLIPBOARD,
    "pandas.read_clipboard": CLIPBOARD,
    "pandas.DataFrame.to_gbq": "needs an account of a cloud service",
    "pandas.read_sas": "no library writes the format",
    "pandas.read_spss": "needs pyreadstat, and no library writes the format",
    "sklearn.datasets.fetch_openml": NETWORK,
    "sklearn.datasets.fetch_california_housing": NETWORK,
    "sklearn.datasets.fetch_20newsgroups": NETWORK,
    "sklearn.datasets.fetch_covtype": NETWORK,
    "sklearn.datasets.fetch_kddcup99": NETWORK,
    "seaborn.load_dataset": NETWORK,
    "nltk.download": NETWORK,
    "nltk.corpus.Words.words": NETWORK,
    "nltk.corpus.stopwords": NETWORK,
    "nltk.corpus.words": NETWORK,
    "nltk.sentiment.SentimentIntensityAnalyzer": NETWORK,
    "nltk.sentiment.SentimentIntensityAnalyzer.polarity_scores": NETWORK,
    "nltk.stem.WordNetLemmatizer.lemmatize": NETWORK,
    "nltk.word_tokenize": NETWORK,
    "nltk.sent_tokenize": NETWORK,
    "nltk.pos_tag": NETWORK,
    "xgboost.plot_tree": GRAPHVIZ,
    "xgboost.to_graphviz": GRAPHVIZ,
    "lightgbm.plot_tree": GRAPHVIZ,
    "lightgbm.create_tree_digraph": GRAPHVIZ,
    "catboost.CatBoostModel.plot_tree": GRAPHVIZ,
    "polars.DataFrame.write_excel": "needs xlsxwriter",
    "polars.DataFrame.plot": "needs altair",
    "plotly.graph_objects.Figure.write_image": "needs kaleido",
    "tqdm.tqdm_notebook": "needs ipywidgets",
    "builtins.input": "waits for a person",
    "sys.exit": "ends the test",
    **{f"torch.cuda.{name}": CARD for name in ("get_device_name", "current_device", "synchronize")},
    "torch.Tensor.cuda": CARD,
    "torch.nn.Module.cuda": CARD,
    "torch.optim.lr_scheduler.LRScheduler": DERIVED,
    "torch.utils.data.IterableDataset": DERIVED,
    "keras.metrics.Metric": DERIVED,
    "keras.utils.plot_model": GRAPHVIZ,
    "keras.utils.model_to_dot": GRAPHVIZ,
    "keras.utils.get_file": NETWORK,
    **{
        f"keras.utils.{name}": TENSORFLOW
        for name in ("image_dataset_from_directory", "text_dataset_from_directory", "timeseries_dataset_from_array")
    },
    "requests.get": NETWORK,
    "urllib.request.urlretrieve": NETWORK,
    "urllib.request.urlopen": NETWORK,
}

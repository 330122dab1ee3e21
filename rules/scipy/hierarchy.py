"""scipy.cluster.hierarchy."""

NAME = "scipy.cluster.hierarchy"


@aggregate
def linkage(y, method="single", metric="euclidean", optimal_ordering=False) -> Array[float]: ...


@broadcast_aggregate
def fcluster(Z, t, criterion="inconsistent", depth=2, R=None, monocrit=None) -> Array[int]: ...


@plot(task="plot")
def dendrogram(
    Z, p=30, truncate_mode=None, color_threshold=None, get_leaves=True, orientation="top", labels=None,
    count_sort=False, distance_sort=False, show_leaf_counts=True, no_plot=False, no_labels=False,
    leaf_font_size=None, leaf_rotation=None, leaf_label_func=None, show_contracted=False, link_color_func=None,
    ax=None, above_threshold_color="C0",
) -> Any: ...

"""seaborn."""

NAME = "seaborn"

__any__ = plot


@plot(task="plot")
def heatmap(
    data, *, vmin=None, vmax=None, cmap=None, center=None, robust=False, annot=None, fmt=".2g", annot_kws=None,
    linewidths=0, linecolor="white", cbar=True, cbar_kws=None, cbar_ax=None, square=False, xticklabels="auto",
    yticklabels="auto", mask=None, ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def histplot(
    data=None, *, x=None, y=None, hue=None, weights=None, stat="count", bins="auto", binwidth=None, binrange=None,
    discrete=None, cumulative=False, common_bins=True, common_norm=True, multiple="layer", element="bars",
    fill=True, shrink=1, kde=False, kde_kws=None, line_kws=None, thresh=0, pthresh=None, pmax=None, cbar=False,
    cbar_ax=None, cbar_kws=None, palette=None, hue_order=None, hue_norm=None, color=None, log_scale=None,
    legend=True, ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def countplot(
    data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, orient=None, color=None, palette=None,
    saturation=0.75, fill=True, hue_norm=None, stat="count", width=0.8, dodge="auto", gap=0, log_scale=None,
    native_scale=False, formatter=None, legend="auto", ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def boxplot(
    data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, orient=None, color=None, palette=None,
    saturation=0.75, fill=True, dodge="auto", width=0.8, gap=0, whis=1.5, linecolor="auto", linewidth=None,
    fliersize=None, hue_norm=None, native_scale=False, log_scale=None, formatter=None, legend="auto", ax=None,
    **kwargs,
) -> Any: ...


@plot(task="plot")
def barplot(
    data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, estimator="mean", errorbar=("ci", 95),
    n_boot=1000, seed=None, units=None, weights=None, orient=None, color=None, palette=None, saturation=0.75,
    fill=True, hue_norm=None, width=0.8, dodge="auto", gap=0, log_scale=None, native_scale=False, formatter=None,
    legend="auto", capsize=0, err_kws=None, ci=..., errcolor=..., errwidth=..., ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def scatterplot(
    data=None, *, x=None, y=None, hue=None, size=None, style=None, palette=None, hue_order=None, hue_norm=None,
    sizes=None, size_order=None, size_norm=None, markers=True, style_order=None, legend="auto", ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def lineplot(
    data=None, *, x=None, y=None, hue=None, size=None, style=None, units=None, weights=None, palette=None,
    hue_order=None, hue_norm=None, sizes=None, size_order=None, size_norm=None, dashes=True, markers=None,
    style_order=None, estimator="mean", errorbar=("ci", 95), n_boot=1000, seed=None, orient="x", sort=True,
    err_style="band", err_kws=None, legend="auto", ci="deprecated", ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def pairplot(
    data, *, hue=None, hue_order=None, palette=None, vars=None, x_vars=None, y_vars=None, kind="scatter",
    diag_kind="auto", markers=None, height=2.5, aspect=1, corner=False, dropna=False, plot_kws=None, diag_kws=None,
    grid_kws=None, size=None,
) -> Any: ...


@plot(task="plot")
def jointplot(
    data=None, *, x=None, y=None, hue=None, kind="scatter", height=6, ratio=5, space=0.2, dropna=False, xlim=None,
    ylim=None, color=None, palette=None, hue_order=None, hue_norm=None, marginal_ticks=False, joint_kws=None,
    marginal_kws=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def kdeplot(
    data=None, *, x=None, y=None, hue=None, weights=None, palette=None, hue_order=None, hue_norm=None, color=None,
    fill=None, multiple="layer", common_norm=True, common_grid=False, cumulative=False, bw_method="scott",
    bw_adjust=1, warn_singular=True, log_scale=None, levels=10, thresh=0.05, gridsize=200, cut=3, clip=None,
    legend=True, cbar=False, cbar_ax=None, cbar_kws=None, ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def violinplot(
    data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, orient=None, color=None, palette=None,
    saturation=0.75, fill=True, inner="box", split=False, width=0.8, dodge="auto", gap=0, linewidth=None,
    linecolor="auto", cut=2, gridsize=100, bw_method="scott", bw_adjust=1, density_norm="area", common_norm=False,
    hue_norm=None, formatter=None, log_scale=None, native_scale=False, legend="auto", scale=..., scale_hue=...,
    bw=..., inner_kws=None, ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def catplot(
    data=None, *, x=None, y=None, hue=None, row=None, col=None, kind="strip", estimator="mean",
    errorbar=("ci", 95), n_boot=1000, seed=None, units=None, weights=None, order=None, hue_order=None,
    row_order=None, col_order=None, col_wrap=None, height=5, aspect=1, log_scale=None, native_scale=False,
    formatter=None, orient=None, color=None, palette=None, hue_norm=None, legend="auto", legend_out=True,
    sharex=True, sharey=True, margin_titles=False, facet_kws=None, ci=..., **kwargs,
) -> Any: ...


@plot(task="plot")
def distplot(
    a=None, bins=None, hist=True, kde=True, rug=False, fit=None, hist_kws=None, kde_kws=None, rug_kws=None,
    fit_kws=None, color=None, vertical=False, norm_hist=False, axlabel=None, label=None, ax=None, x=None,
) -> Any: ...


@plot(task="plot")
def relplot(
    data=None, *, x=None, y=None, hue=None, size=None, style=None, units=None, weights=None, row=None, col=None,
    col_wrap=None, row_order=None, col_order=None, palette=None, hue_order=None, hue_norm=None, sizes=None,
    size_order=None, size_norm=None, markers=None, dashes=None, style_order=None, legend="auto", kind="scatter",
    height=5, aspect=1, facet_kws=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def lmplot(
    data, *, x=None, y=None, hue=None, col=None, row=None, palette=None, col_wrap=None, height=5, aspect=1,
    markers="o", sharex=None, sharey=None, hue_order=None, col_order=None, row_order=None, legend=True,
    legend_out=None, x_estimator=None, x_bins=None, x_ci="ci", scatter=True, fit_reg=True, ci=95, n_boot=1000,
    units=None, seed=None, order=1, logistic=False, lowess=False, robust=False, logx=False, x_partial=None,
    y_partial=None, truncate=True, x_jitter=None, y_jitter=None, scatter_kws=None, line_kws=None, facet_kws=None,
) -> Any: ...


@plot(task="plot")
def regplot(
    data=None, *, x=None, y=None, x_estimator=None, x_bins=None, x_ci="ci", scatter=True, fit_reg=True, ci=95,
    n_boot=1000, units=None, seed=None, order=1, logistic=False, lowess=False, robust=False, logx=False,
    x_partial=None, y_partial=None, truncate=True, dropna=True, x_jitter=None, y_jitter=None, label=None,
    color=None, marker="o", scatter_kws=None, line_kws=None, ax=None,
) -> Any: ...


@plot(task="plot")
def displot(
    data=None, *, x=None, y=None, hue=None, row=None, col=None, weights=None, kind="hist", rug=False, rug_kws=None,
    log_scale=None, legend=True, palette=None, hue_order=None, hue_norm=None, color=None, col_wrap=None,
    row_order=None, col_order=None, height=5, aspect=1, facet_kws=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def stripplot(
    data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, jitter=True, dodge=False, orient=None,
    color=None, palette=None, size=5, edgecolor=..., linewidth=0, hue_norm=None, log_scale=None,
    native_scale=False, formatter=None, legend="auto", ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def swarmplot(
    data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, dodge=False, orient=None, color=None,
    palette=None, size=5, edgecolor=None, linewidth=0, hue_norm=None, log_scale=None, native_scale=False,
    formatter=None, legend="auto", warn_thresh=0.05, ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def pointplot(
    data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, estimator="mean", errorbar=("ci", 95),
    n_boot=1000, seed=None, units=None, weights=None, color=None, palette=None, hue_norm=None, markers=...,
    linestyles=..., dodge=False, log_scale=None, native_scale=False, orient=None, capsize=0, formatter=None,
    legend="auto", err_kws=None, ci=..., errwidth=..., join=..., scale=..., ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def clustermap(
    data, *, pivot_kws=None, method="average", metric="euclidean", z_score=None, standard_scale=None,
    figsize=(10, 10), cbar_kws=None, row_cluster=True, col_cluster=True, row_linkage=None, col_linkage=None,
    row_colors=None, col_colors=None, mask=None, dendrogram_ratio=0.2, colors_ratio=0.03,
    cbar_pos=(0.02, 0.8, 0.05, 0.18), tree_kws=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def residplot(
    data=None, *, x=None, y=None, x_partial=None, y_partial=None, lowess=False, order=1, robust=False, dropna=True,
    label=None, color=None, scatter_kws=None, line_kws=None, ax=None,
) -> Any: ...


@plot(task="plot")
def rugplot(
    data=None, *, x=None, y=None, hue=None, height=0.025, expand_margins=True, palette=None, hue_order=None,
    hue_norm=None, legend=True, ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def boxenplot(
    data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, orient=None, color=None, palette=None,
    saturation=0.75, fill=True, dodge="auto", width=0.8, gap=0, linewidth=None, linecolor=None,
    width_method="exponential", k_depth="tukey", outlier_prop=0.007, trust_alpha=0.05, showfliers=True,
    hue_norm=None, log_scale=None, native_scale=False, formatter=None, legend="auto", scale=..., box_kws=None,
    flier_kws=None, line_kws=None, ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def ecdfplot(
    data=None, *, x=None, y=None, hue=None, weights=None, stat="proportion", complementary=False, palette=None,
    hue_order=None, hue_norm=None, log_scale=None, legend=True, ax=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def FacetGrid(
    data, *, row=None, col=None, hue=None, col_wrap=None, sharex=True, sharey=True, height=3, aspect=1,
    palette=None, row_order=None, col_order=None, hue_order=None, hue_kws=None, dropna=False, legend_out=True,
    despine=True, margin_titles=False, xlim=None, ylim=None, subplot_kws=None, gridspec_kws=None,
) -> Any: ...


@plot(task="plot")
def PairGrid(
    data, *, hue=None, vars=None, x_vars=None, y_vars=None, hue_order=None, palette=None, hue_kws=None,
    corner=False, diag_sharey=True, height=2.5, aspect=1, layout_pad=0.5, despine=True, dropna=False,
) -> Any: ...


@config(task="config")
def set(*args, **kwargs) -> None: ...


@config(task="config")
def set_theme(
    context="notebook", style="darkgrid", palette="deep", font="sans-serif", font_scale=1, color_codes=True,
    rc=None,
) -> None: ...


@config(task="config")
def set_style(style=None, rc=None) -> None: ...


@config(task="config")
def set_palette(palette, n_colors=None, desat=None, color_codes=False) -> None: ...


@config(task="config")
def set_context(context=None, font_scale=1, rc=None) -> None: ...


@config(task="config")
def despine(fig=None, ax=None, top=True, right=True, left=False, bottom=False, offset=None, trim=False) -> None: ...


@reads(task="load")
@form("fetched")
def load_dataset(name, cache=True, data_home=None, **kws) -> DataFrame: ...


@constant
def color_palette(palette=None, n_colors=None, desat=None, as_cmap=False) -> Any: ...


@constant
def diverging_palette(h_neg, h_pos, s=75, l=50, sep=1, n=6, center="light", as_cmap=False) -> Any: ...

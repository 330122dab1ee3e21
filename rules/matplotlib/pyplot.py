"""matplotlib.pyplot: what is common, and what does more than draw."""


@plot(task="plot")
def plot(*args, scalex=True, scaley=True, data=None, **kwargs) -> Any: ...


@plot(task="plot")
def scatter(
    x, y, s=None, c=None, *, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, linewidths=None,
    edgecolors=None, colorizer=None, plotnonfinite=False, data=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def bar(x, height, width=0.8, bottom=None, *, align="center", data=None, **kwargs) -> Any: ...


@plot(task="plot")
def barh(y, width, height=0.8, left=None, *, align="center", data=None, **kwargs) -> Any: ...


@plot(task="plot")
def hist(
    x, bins=None, *, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar",
    align="mid", orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False, data=None,
    **kwargs,
) -> Any: ...


@plot(task="plot")
def boxplot(
    x, *, notch=None, sym=None, vert=None, orientation="vertical", whis=None, positions=None, widths=None,
    patch_artist=None, bootstrap=None, usermedians=None, conf_intervals=None, meanline=None, showmeans=None,
    showcaps=None, showbox=None, showfliers=None, boxprops=None, tick_labels=None, flierprops=None,
    medianprops=None, meanprops=None, capprops=None, whiskerprops=None, manage_ticks=True, autorange=False,
    zorder=None, capwidths=None, label=None, data=None,
) -> Any: ...


@plot(task="plot")
def violinplot(
    dataset, positions=None, *, vert=None, orientation="vertical", widths=0.5, showmeans=False, showextrema=True,
    showmedians=False, quantiles=None, points=100, bw_method=None, side="both", facecolor=None, linecolor=None,
    data=None,
) -> Any: ...


@plot(task="plot")
def pie(
    x, *, explode=None, labels=None, colors=None, autopct=None, pctdistance=0.6, shadow=False, labeldistance=1.1,
    startangle=0, radius=1, counterclock=True, wedgeprops=None, textprops=None, center=(0, 0), frame=False,
    rotatelabels=False, normalize=True, hatch=None, data=None,
) -> Any: ...


@plot(task="plot")
def imshow(
    X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, colorizer=None,
    origin=None, extent=None, interpolation_stage=None, filternorm=True, filterrad=4.0, resample=None, url=None,
    data=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def contour(*args, data=None, **kwargs) -> Any: ...


@plot(task="plot")
def contourf(*args, data=None, **kwargs) -> Any: ...


@plot(task="plot")
def fill_between(x, y1, y2=0, where=None, interpolate=False, step=None, *, data=None, **kwargs) -> Any: ...


@plot(task="plot")
def errorbar(
    x, y, yerr=None, xerr=None, fmt="", *, ecolor=None, elinewidth=None, capsize=None, barsabove=False,
    lolims=False, uplims=False, xlolims=False, xuplims=False, errorevery=1, capthick=None, elinestyle=None,
    data=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def stem(
    *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, orientation="vertical", data=None,
) -> Any: ...


@plot(task="plot")
def step(x, y, *args, where="pre", data=None, **kwargs) -> Any: ...


@plot(task="plot")
def stackplot(x, *args, labels=(), colors=None, baseline="zero", data=None, **kwargs) -> Any: ...


@plot(task="plot")
def hexbin(
    x, y, C=None, *, gridsize=100, bins=None, xscale="linear", yscale="linear", extent=None, cmap=None, norm=None,
    vmin=None, vmax=None, alpha=None, linewidths=None, edgecolors="face", reduce_C_function=..., mincnt=None,
    marginals=False, colorizer=None, data=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def hist2d(
    x, y, bins=10, *, range=None, density=False, weights=None, cmin=None, cmax=None, data=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def axhline(y=0, xmin=0, xmax=1, **kwargs) -> Any: ...


@plot(task="plot")
def axvline(x=0, ymin=0, ymax=1, **kwargs) -> Any: ...


@plot(task="plot")
def axhspan(ymin, ymax, xmin=0, xmax=1, **kwargs) -> Any: ...


@plot(task="plot")
def axvspan(xmin, xmax, ymin=0, ymax=1, **kwargs) -> Any: ...


@plot(task="plot")
def text(x, y, s, fontdict=None, **kwargs) -> Any: ...


@plot(task="plot")
def annotate(
    text, xy, xytext=None, xycoords="data", textcoords=None, arrowprops=None, annotation_clip=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def legend(*args, **kwargs) -> Any: ...


@plot(task="plot")
def title(label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs) -> Any: ...


@plot(task="plot")
def suptitle(t, **kwargs) -> Any: ...


@plot(task="plot")
def xlabel(xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs) -> Any: ...


@plot(task="plot")
def ylabel(ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs) -> Any: ...


@plot(task="plot")
def xlim(*args, **kwargs) -> Any: ...


@plot(task="plot")
def ylim(*args, **kwargs) -> Any: ...


@plot(task="plot")
def xticks(ticks=None, labels=None, *, minor=False, **kwargs) -> Any: ...


@plot(task="plot")
def yticks(ticks=None, labels=None, *, minor=False, **kwargs) -> Any: ...


@plot(task="plot")
def grid(visible=None, which="major", axis="both", **kwargs) -> Any: ...


@plot(task="plot")
def colorbar(mappable=None, cax=None, ax=None, **kwargs) -> Any: ...


@plot(task="plot")
def tight_layout(*, pad=1.08, h_pad=None, w_pad=None, rect=None) -> Any: ...


@plot(task="plot")
def subplots_adjust(left=None, bottom=None, right=None, top=None, wspace=None, hspace=None) -> Any: ...


@plot(task="plot")
def axis(arg=None, /, *, emit=True, **kwargs) -> Any: ...


@plot(task="plot")
def gca() -> Any: ...


@plot(task="plot")
def gcf() -> Any: ...


@plot(task="plot")
def cla() -> Any: ...


@plot(task="plot")
def clf() -> Any: ...


@plot(task="plot")
def close(fig=None) -> Any: ...


@plot(task="plot")
def show(*args, **kwargs) -> Any: ...


@plot(task="plot")
def draw() -> Any: ...


@plot(task="plot")
def pause(interval) -> Any: ...


@plot(task="plot")
def twinx(ax=None) -> Any: ...


@plot(task="plot")
def matshow(A, fignum=None, **kwargs) -> Any: ...


@plot(task="plot")
def pcolormesh(
    *args, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, colorizer=None, shading=None, antialiased=False,
    data=None, **kwargs,
) -> Any: ...


@plot(task="plot")
def semilogy(*args, **kwargs) -> Any: ...


@plot(task="plot")
def semilogx(*args, **kwargs) -> Any: ...


@plot(task="plot")
def loglog(*args, **kwargs) -> Any: ...


@plot(task="plot")
def tick_params(axis="both", **kwargs) -> Any: ...


@plot(task="plot")
def margins(*margins, x=None, y=None, tight=True) -> Any: ...


@plot(task="plot")
def figure(
    num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, FigureClass=...,
    clear=False, **kwargs,
) -> Figure: ...


@plot(task="plot")
def subplot(*args, **kwargs) -> Axes: ...


@plot(task="plot")
def axes(arg=None, **kwargs) -> Axes: ...


@plot(task="plot")
def subplots(
    nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None,
    subplot_kw=None, gridspec_kw=None, **fig_kw,
) -> tuple: ...


@writes(task="save")
def savefig(fname, **kwargs) -> None: ...


@config(task="config")
def ion() -> Any: ...


@config(task="config")
def ioff() -> Any: ...


@config(task="config")
def rc(group, **kwargs) -> Any: ...


@config(task="config")
@property
def style() -> Any: ...


@config(task="config")
@property
def rcParams() -> dict: ...


class Figure:
    __any__ = plot

    @writes(task="save")
    def savefig(self, fname, *, transparent=None, **kwargs) -> None: ...


class Axes:
    __any__ = plot

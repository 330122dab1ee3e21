"""plotly.express."""


@plot(task="plot")
def scatter(
    data_frame=None, x=None, y=None, color=None, symbol=None, size=None, hover_name=None, hover_data=None,
    custom_data=None, text=None, facet_row=None, facet_col=None, facet_col_wrap=0, facet_row_spacing=None,
    facet_col_spacing=None, error_x=None, error_x_minus=None, error_y=None, error_y_minus=None,
    animation_frame=None, animation_group=None, category_orders=None, labels=None, orientation=None,
    color_discrete_sequence=None, color_discrete_map=None, color_continuous_scale=None, range_color=None,
    color_continuous_midpoint=None, symbol_sequence=None, symbol_map=None, opacity=None, size_max=None,
    marginal_x=None, marginal_y=None, trendline=None, trendline_options=None, trendline_color_override=None,
    trendline_scope="trace", log_x=False, log_y=False, range_x=None, range_y=None, render_mode="auto", title=None,
    subtitle=None, template=None, width=None, height=None,
) -> Any: ...


@plot(task="plot")
def line(
    data_frame=None, x=None, y=None, line_group=None, color=None, line_dash=None, symbol=None, hover_name=None,
    hover_data=None, custom_data=None, text=None, facet_row=None, facet_col=None, facet_col_wrap=0,
    facet_row_spacing=None, facet_col_spacing=None, error_x=None, error_x_minus=None, error_y=None,
    error_y_minus=None, animation_frame=None, animation_group=None, category_orders=None, labels=None,
    orientation=None, color_discrete_sequence=None, color_discrete_map=None, line_dash_sequence=None,
    line_dash_map=None, symbol_sequence=None, symbol_map=None, markers=False, log_x=False, log_y=False,
    range_x=None, range_y=None, line_shape=None, render_mode="auto", title=None, subtitle=None, template=None,
    width=None, height=None,
) -> Any: ...


@plot(task="plot")
def bar(
    data_frame=None, x=None, y=None, color=None, pattern_shape=None, facet_row=None, facet_col=None,
    facet_col_wrap=0, facet_row_spacing=None, facet_col_spacing=None, hover_name=None, hover_data=None,
    custom_data=None, text=None, base=None, error_x=None, error_x_minus=None, error_y=None, error_y_minus=None,
    animation_frame=None, animation_group=None, category_orders=None, labels=None, color_discrete_sequence=None,
    color_discrete_map=None, color_continuous_scale=None, pattern_shape_sequence=None, pattern_shape_map=None,
    range_color=None, color_continuous_midpoint=None, opacity=None, orientation=None, barmode="relative",
    log_x=False, log_y=False, range_x=None, range_y=None, text_auto=False, title=None, subtitle=None,
    template=None, width=None, height=None,
) -> Any: ...


@plot(task="plot")
def histogram(
    data_frame=None, x=None, y=None, color=None, pattern_shape=None, facet_row=None, facet_col=None,
    facet_col_wrap=0, facet_row_spacing=None, facet_col_spacing=None, hover_name=None, hover_data=None,
    animation_frame=None, animation_group=None, category_orders=None, labels=None, color_discrete_sequence=None,
    color_discrete_map=None, pattern_shape_sequence=None, pattern_shape_map=None, marginal=None, opacity=None,
    orientation=None, barmode="relative", barnorm=None, histnorm=None, log_x=False, log_y=False, range_x=None,
    range_y=None, histfunc=None, cumulative=None, nbins=None, text_auto=False, title=None, subtitle=None,
    template=None, width=None, height=None,
) -> Any: ...


@plot(task="plot")
def box(
    data_frame=None, x=None, y=None, color=None, facet_row=None, facet_col=None, facet_col_wrap=0,
    facet_row_spacing=None, facet_col_spacing=None, hover_name=None, hover_data=None, custom_data=None,
    animation_frame=None, animation_group=None, category_orders=None, labels=None, color_discrete_sequence=None,
    color_discrete_map=None, orientation=None, boxmode=None, log_x=False, log_y=False, range_x=None, range_y=None,
    points=None, notched=False, title=None, subtitle=None, template=None, width=None, height=None,
) -> Any: ...


@plot(task="plot")
def pie(
    data_frame=None, names=None, values=None, color=None, facet_row=None, facet_col=None, facet_col_wrap=0,
    facet_row_spacing=None, facet_col_spacing=None, color_discrete_sequence=None, color_discrete_map=None,
    hover_name=None, hover_data=None, custom_data=None, category_orders=None, labels=None, title=None,
    subtitle=None, template=None, width=None, height=None, opacity=None, hole=None,
) -> Any: ...


@plot(task="plot")
def violin(
    data_frame=None, x=None, y=None, color=None, facet_row=None, facet_col=None, facet_col_wrap=0,
    facet_row_spacing=None, facet_col_spacing=None, hover_name=None, hover_data=None, custom_data=None,
    animation_frame=None, animation_group=None, category_orders=None, labels=None, color_discrete_sequence=None,
    color_discrete_map=None, orientation=None, violinmode=None, log_x=False, log_y=False, range_x=None,
    range_y=None, points=None, box=False, title=None, subtitle=None, template=None, width=None, height=None,
) -> Any: ...


@plot(task="plot")
def imshow(
    img, zmin=None, zmax=None, origin=None, labels=..., x=None, y=None, animation_frame=None, facet_col=None,
    facet_row=None, facet_col_wrap=None, facet_col_spacing=None, facet_row_spacing=None,
    color_continuous_scale=None, color_continuous_midpoint=None, range_color=None, title=None, template=None,
    width=None, height=None, aspect=None, contrast_rescaling=None, binary_string=None, binary_backend="auto",
    binary_compression_level=4, binary_format="png", text_auto=False,
) -> Any: ...


@plot(task="plot")
def area(
    data_frame=None, x=None, y=None, line_group=None, color=None, pattern_shape=None, symbol=None, hover_name=None,
    hover_data=None, custom_data=None, text=None, facet_row=None, facet_col=None, facet_col_wrap=0,
    facet_row_spacing=None, facet_col_spacing=None, animation_frame=None, animation_group=None,
    category_orders=None, labels=None, color_discrete_sequence=None, color_discrete_map=None,
    pattern_shape_sequence=None, pattern_shape_map=None, symbol_sequence=None, symbol_map=None, markers=False,
    orientation=None, groupnorm=None, log_x=False, log_y=False, range_x=None, range_y=None, line_shape=None,
    title=None, subtitle=None, template=None, width=None, height=None,
) -> Any: ...


@plot(task="plot")
def treemap(
    data_frame=None, names=None, values=None, parents=None, ids=None, path=None, color=None,
    color_continuous_scale=None, range_color=None, color_continuous_midpoint=None, color_discrete_sequence=None,
    color_discrete_map=None, hover_name=None, hover_data=None, custom_data=None, labels=None, title=None,
    subtitle=None, template=None, width=None, height=None, branchvalues=None, maxdepth=None,
) -> Any: ...


@plot(task="plot")
def sunburst(
    data_frame=None, names=None, values=None, parents=None, path=None, ids=None, color=None,
    color_continuous_scale=None, range_color=None, color_continuous_midpoint=None, color_discrete_sequence=None,
    color_discrete_map=None, hover_name=None, hover_data=None, custom_data=None, labels=None, title=None,
    subtitle=None, template=None, width=None, height=None, branchvalues=None, maxdepth=None,
) -> Any: ...


@plot(task="plot")
def density_heatmap(
    data_frame=None, x=None, y=None, z=None, facet_row=None, facet_col=None, facet_col_wrap=0,
    facet_row_spacing=None, facet_col_spacing=None, hover_name=None, hover_data=None, animation_frame=None,
    animation_group=None, category_orders=None, labels=None, orientation=None, color_continuous_scale=None,
    range_color=None, color_continuous_midpoint=None, marginal_x=None, marginal_y=None, opacity=None, log_x=False,
    log_y=False, range_x=None, range_y=None, histfunc=None, histnorm=None, nbinsx=None, nbinsy=None,
    text_auto=False, title=None, subtitle=None, template=None, width=None, height=None,
) -> Any: ...


@plot(task="plot")
def scatter_matrix(
    data_frame=None, dimensions=None, color=None, symbol=None, size=None, hover_name=None, hover_data=None,
    custom_data=None, category_orders=None, labels=None, color_discrete_sequence=None, color_discrete_map=None,
    color_continuous_scale=None, range_color=None, color_continuous_midpoint=None, symbol_sequence=None,
    symbol_map=None, opacity=None, size_max=None, title=None, subtitle=None, template=None, width=None,
    height=None,
) -> Any: ...


@plot(task="plot")
def scatter_3d(
    data_frame=None, x=None, y=None, z=None, color=None, symbol=None, size=None, text=None, hover_name=None,
    hover_data=None, custom_data=None, error_x=None, error_x_minus=None, error_y=None, error_y_minus=None,
    error_z=None, error_z_minus=None, animation_frame=None, animation_group=None, category_orders=None,
    labels=None, size_max=None, color_discrete_sequence=None, color_discrete_map=None, color_continuous_scale=None,
    range_color=None, color_continuous_midpoint=None, symbol_sequence=None, symbol_map=None, opacity=None,
    log_x=False, log_y=False, log_z=False, range_x=None, range_y=None, range_z=None, title=None, subtitle=None,
    template=None, width=None, height=None,
) -> Any: ...

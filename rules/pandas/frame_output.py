"""pandas.DataFrame, what shows, draws or saves."""

NAME = "pandas"


class DataFrame:
    @writes(task="save")
    @becomes(display, path_or_buf=absent)
    def to_csv(
        self, path_or_buf=None, *, sep=",", na_rep="", float_format=None, columns=None, header=True, index=True,
        index_label=None, mode="w", encoding=None, compression="infer", quoting=None, quotechar="\"",
        lineterminator=None, chunksize=None, date_format=None, doublequote=True, escapechar=None, decimal=".",
        errors="strict", storage_options=None,
    ) -> None: ...

    @writes(task="save")
    @becomes(display, path_or_buf=absent)
    def to_json(
        self, path_or_buf=None, *, orient=None, date_format=None, double_precision=10, force_ascii=True,
        date_unit="ms", default_handler=None, lines=False, compression="infer", index=None, indent=None,
        storage_options=None, mode="w",
    ) -> None: ...

    @writes(task="save")
    def to_sql(
        self, name, con, *, schema=None, if_exists="fail", index=True, index_label=None, chunksize=None,
        dtype=None, method=None,
    ) -> Any: ...

    @writes(task="save")
    def to_excel(
        self, excel_writer, *, sheet_name="Sheet1", na_rep="", float_format=None, columns=None, header=True,
        index=True, index_label=None, startrow=0, startcol=0, engine=None, merge_cells=True, inf_rep="inf",
        freeze_panes=None, storage_options=None, engine_kwargs=None, autofilter=False,
    ) -> None: ...

    @writes(task="save")
    def to_pickle(self, path, *, compression="infer", protocol=5, storage_options=None) -> None: ...

    @writes(task="save")
    def to_hdf(
        self, path_or_buf, *, key, mode="a", complevel=None, complib=None, append=False, format=None, index=True,
        min_itemsize=None, nan_rep=None, dropna=None, data_columns=None, errors="strict", encoding="UTF-8",
    ) -> None: ...

    @writes(task="save")
    def to_clipboard(self, *, excel=True, sep=None, **kwargs) -> None: ...

    @writes(task="save")
    def to_feather(self, path, **kwargs) -> None: ...

    @writes(task="save")
    def to_parquet(
        self, path=None, *, engine="auto", compression="snappy", index=None, partition_cols=None,
        storage_options=None, filesystem=None, **kwargs,
    ) -> None: ...

    @writes(task="save")
    def to_stata(
        self, path, *, convert_dates=None, write_index=True, byteorder=None, time_stamp=None, data_label=None,
        variable_labels=None, version=114, convert_strl=None, compression="infer", storage_options=None,
        value_labels=None,
    ) -> None: ...

    @writes(task="save")
    def to_orc(self, path=None, *, engine="pyarrow", index=None, engine_kwargs=None) -> None: ...

    @writes(task="save")
    def to_gbq(
        self, destination_table, *, project_id=None, chunksize=None, reauth=False, if_exists="fail",
        auth_local_webserver=True, table_schema=None, location=None, progress_bar=True, credentials=None,
    ) -> None: ...

    @writes(task="save")
    @becomes(display, path_or_buffer=absent)
    def to_xml(
        self, path_or_buffer=None, *, index=True, root_name="data", row_name="row", na_rep=None, attr_cols=None,
        elem_cols=None, namespaces=None, prefix=None, encoding="utf-8", xml_declaration=True, pretty_print=True,
        parser="lxml", stylesheet=None, compression="infer", storage_options=None,
    ) -> None: ...

    @display(task="display")
    def to_string(
        self, buf=None, *, columns=None, col_space=None, header=True, index=True, na_rep="NaN", formatters=None,
        float_format=None, sparsify=None, index_names=True, justify=None, max_rows=None, max_cols=None,
        show_dimensions=False, decimal=".", line_width=None, min_rows=None, max_colwidth=None, encoding=None,
    ) -> str: ...

    @display(task="display")
    def to_markdown(self, buf=None, *, mode="wt", index=True, storage_options=None, **kwargs) -> str: ...

    @display(task="display")
    def to_latex(
        self, buf=None, *, columns=None, header=True, index=True, na_rep="NaN", formatters=None, float_format=None,
        sparsify=None, index_names=True, bold_rows=False, column_format=None, longtable=None, escape=None,
        encoding=None, decimal=".", multicolumn=None, multicolumn_format=None, multirow=None, caption=None,
        label=None, position=None,
    ) -> str: ...

    @display(task="display")
    def to_html(
        self, buf=None, *, columns=None, col_space=None, header=True, index=True, na_rep="NaN", formatters=None,
        float_format=None, sparsify=None, index_names=True, justify=None, max_rows=None, max_cols=None,
        show_dimensions=False, decimal=".", bold_rows=True, classes=None, escape=True, notebook=False, border=None,
        table_id=None, render_links=False, encoding=None,
    ) -> str: ...

    @display(task="display")
    def info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=None) -> None: ...

    @display(task="display")
    @property
    def style(self) -> Styler: ...

    @plot(task="plot")
    def hist(
        self, column=None, by=None, grid=True, xlabelsize=None, xrot=None, ylabelsize=None, yrot=None, ax=None,
        sharex=False, sharey=False, figsize=None, layout=None, bins=10, backend=None, legend=False, **kwargs,
    ) -> Any: ...

    @plot(task="plot")
    def boxplot(
        self, column=None, by=None, ax=None, fontsize=None, rot=0, grid=True, figsize=None, layout=None,
        return_type=None, backend=None, **kwargs,
    ) -> Any: ...

    @plot(task="plot")
    @property
    def plot(self) -> PlotAccessor: ...


class PlotAccessor:
    __any__ = plot

    @plot(task="plot")
    def __call__(self, *args, **kwargs) -> Any: ...

    @plot(task="plot")
    def line(self, x=None, y=None, color=None, **kwargs) -> Any: ...

    @plot(task="plot")
    def bar(self, x=None, y=None, color=None, **kwargs) -> Any: ...

    @plot(task="plot")
    def barh(self, x=None, y=None, color=None, **kwargs) -> Any: ...

    @plot(task="plot")
    def hist(self, by=None, bins=10, **kwargs) -> Any: ...

    @plot(task="plot")
    def box(self, by=None, **kwargs) -> Any: ...

    @plot(task="plot")
    def kde(self, bw_method=None, ind=None, weights=None, **kwargs) -> Any: ...

    @plot(task="plot")
    def area(self, x=None, y=None, stacked=True, **kwargs) -> Any: ...

    @plot(task="plot")
    def pie(self, y=None, **kwargs) -> Any: ...

    @plot(task="plot")
    def scatter(self, x, y, s=None, c=None, **kwargs) -> Any: ...

    @plot(task="plot")
    def hexbin(self, x, y, C=None, reduce_C_function=None, gridsize=None, **kwargs) -> Any: ...
    density = kde


class Styler:
    __any__ = display

    @writes(task="save")
    def to_excel(
        self, excel_writer, sheet_name="Sheet1", na_rep="", float_format=None, columns=None, header=True,
        index=True, index_label=None, startrow=0, startcol=0, engine=None, merge_cells=True, encoding=None,
        inf_rep="inf", verbose=True, freeze_panes=None, storage_options=None, autofilter=False,
    ) -> None: ...

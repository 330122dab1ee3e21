"""plotly.graph_objects."""


class Figure:
    __any__ = plot

    @writes(task="save")
    def write_html(self, *args, **kwargs) -> None: ...

    @writes(task="save")
    def write_image(self, *args, **kwargs) -> None: ...

    @writes(task="save")
    def write_json(self, *args, **kwargs) -> None: ...

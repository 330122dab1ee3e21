"""uuid: names that are drawn, told by the clock, or made of another name."""

NAME = "uuid"


@random
def uuid4() -> Any: ...


@reads
def uuid1(node=None, clock_seq=None) -> Any: ...


@row_wise
def uuid3(namespace, name) -> Any: ...


@row_wise
def uuid5(namespace, name) -> Any: ...

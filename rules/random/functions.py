"""random: Python's global generator."""

NAME = "random"


@config(task="config")
@mutates("generator")
def seed(a=None, version=2) -> None: ...


@random
@draws
def random() -> float: ...


@random
@draws
def uniform(a, b) -> float: ...


@random
@draws
def gauss(mu=0.0, sigma=1.0) -> float: ...


@random
@draws
def normalvariate(mu=0.0, sigma=1.0) -> float: ...


@random
@draws
def betavariate(alpha, beta) -> float: ...


@random
@draws
def expovariate(lambd) -> float: ...


@random
@draws
def triangular(low=0.0, high=1.0, mode=None) -> float: ...


@random
@draws
def lognormvariate(mu, sigma) -> float: ...


@random
@draws
def randint(a, b) -> int: ...


@random
@draws
def randrange(start, stop=None, step=1) -> int: ...


@random
@draws
def getrandbits(k, /) -> int: ...


@random
@draws
def choice(seq) -> Any: ...


@random
@draws
def choices(population, weights=None, *, cum_weights=None, k=1) -> list: ...


@random
@draws
def sample(population, k, *, counts=None) -> list: ...


@row_filter
@draws
@mutates("x")
def shuffle(x) -> None: ...


class Random:
    @constant
    def __init__(self, x=None) -> Random: ...

    __any__ = random

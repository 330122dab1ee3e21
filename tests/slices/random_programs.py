"""Random programs: assignments, aliases, changes in place, branches, loops, functions, classes, tables, draws, files — all of which run."""

from random import Random

STARTS = ["a = [1, 2, 3]", "b = [4, 5]", "c = {'k': [0], 'm': [1]}", "d = pd.DataFrame({'p': [1, 2, 3], 'q': [4.0, 5.0, 6.0]})", "e = np.arange(4)", "n = 3"]
LISTS, TABLES, ARRAYS, DICTS = ["a", "b"], ["d"], ["e"], ["c"]
FUNCTIONS = """
def grow(target, value=n):
    target.append(value)
    return target

def extended(target):
    target = target + [n]
    return target

def stain(table):
    table['z'] = table['p'] * n
    return None

def count_up():
    global n
    n += 1

class Box:
    def __init__(self, content):
        self.content = content
    def put(self, value):
        self.content.append(value)
        return self
    def size(self):
        return len(self.content) * n
"""


class Writer:
    """Draws statements that fit the names that there are."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.kinds: dict[str, list[str]] = {"list": [*LISTS], "dict": [*DICTS], "table": [*TABLES], "array": [*ARRAYS], "number": ["n"], "box": []}
        self.made = 0

    def new(self, kind: str) -> str:
        """A name of a kind: a new one, or one of that kind that is bound again."""
        if self.kinds[kind] and self.draw.random() < 0.3:
            return self.draw.choice(self.kinds[kind])
        self.made += 1
        name = f"{kind[0]}{self.made}"
        self.kinds[kind].append(name)
        return name

    def any(self, kind: str) -> str:
        return self.draw.choice(self.kinds[kind])

    def statement(self) -> str:
        number = self.draw.randrange(9)
        text = self.draw.choice(self.forms())
        kind = text[1] if text[0] else ""
        made = text[2].replace("#", str(number)) if kind else text[1].replace("#", str(number))
        return f"{self.new(kind)} = {made}" if kind else made

    def forms(self) -> list[tuple[bool, str, str]]:
        """(binds a name, its kind, the value) or (False, the statement, "")."""
        one, two = self.any("list"), self.any("list")
        table, array, mapping, number = self.any("table"), self.any("array"), self.any("dict"), self.any("number")
        forms = [
            (True, "list", one), (True, "list", f"{one} + {two}"), (True, "list", f"list({one})"), (True, "list", f"{one}[:]"), (True, "list", f"{mapping}['k']"),
            (True, "list", f"extended({one})"), (True, "list", f"grow({one})"), (True, "list", f"[x for x in {one} if x != {number}]"), (True, "number", f"len({one}) + {number}"),
            (True, "list", f"({one} if {number} % 2 else {two})"), (True, "number", f"sum({one}) % 7"), (True, "number", "random.randint(0, 9)"), (True, "number", "int(np.random.randint(0, 9))"),
            (True, "dict", f"dict(k={one}, m={two})"), (True, "dict", f"{{'k': {one}, 'm': [{number}]}}"), (True, "dict", mapping), (True, "dict", f"{mapping}.copy()"),
            (True, "table", table), (True, "table", f"{table}.copy()"), (True, "table", f"{table}[{table}['p'] > 1]"), (True, "table", f"{table}.assign(w={number})"),
            (True, "table", f"{table}[['p', 'q']]"), (True, "table", f"{table}.drop(columns=['q']).assign(q=#)"), (True, "table", f"{table}.reset_index(drop=True)"),
            (True, "array", f"{array} * {number}"), (True, "array", f"{array}[:]"), (True, "array", f"{array}.copy()"), (True, "array", f"np.append({array}, {number})"),
            (True, "number", f"float({table}['p'].sum())"), (True, "number", f"float({table}['q'].max() + 1)"), (True, "number", f"int({array}.sum()) % 5"), (True, "box", f"Box({one})"),
            (False, f"{one}.append(#)", ""), (False, f"{one}.extend([#, {number}])", ""), (False, f"{one} += [#]", ""), (False, f"{one}[:] = {one}[::-1]", ""), (False, f"{one}.insert(0, #)", ""),
            (False, f"grow({one}, #)", ""), (False, f"{mapping}['k'] = {one}", ""), (False, f"{mapping}['k'].append(#)", ""), (False, f"{mapping}.update(m={two})", ""),
            (False, f"{table}['z'] = {table}['p'] + #", ""), (False, f"{table}['q'] = {table}['q'] * 2", ""), (False, f"{table}.loc[{table}['p'] > 1, 'q'] = #", ""),
            (False, f"stain({table})", ""), (False, f"{table}['r'] = #", ""), (False, f"{array}[0] = #", ""), (False, f"{array} += #", ""), (False, f"print({one})", ""), (False, "count_up()", ""),
            (False, f"if {number} > 2:\n    {one} = [#]\nelse:\n    {two}.append(#)", ""), (False, f"if {number} > 4:\n    {one} = {two}", ""),
            (False, f"for x in {one}[:3]:\n    {two}.append(x)\n    n = x", ""), (False, f"for t in [{table}, {self.any('table')}]:\n    t['s'] = #", ""),
            (False, f"try:\n    {one} = {two}[:2]\n    n = 1 // len({one}[5:])\nexcept ZeroDivisionError:\n    n = #", ""),
            (False, f"while n > 9:\n    n = n // 2\n    {one}.append(n)", ""), (False, "random.seed(#)", ""), (False, "np.random.seed(#)", ""), (False, f"random.shuffle({one})", ""),
            (False, f"with open('f#.txt', 'w') as h:\n    print({number}, file=h)", ""), (False, f"{table}.to_csv('t.csv', index=False)", ""),
            (False, f"{one} = {one} + [1]\n{two} = {one}", ""), (False, f"{one}, {two} = {two}, {one}", ""), (False, f"steps = (x + {number} for x in {one})\n{two} = list(steps)", ""),
        ]  # fmt: skip
        if self.kinds["box"]:
            box = self.any("box")
            forms += [(False, f"{box}.put(#)", ""), (True, "number", f"{box}.size()"), (True, "list", f"{box}.content"), (False, f"{box}.content = {one}", ""), (False, f"map_ = list(map({box}.put, [#]))", "")]
        return forms


def write(draw: Random) -> tuple[str, list[str]]:
    """A program that runs, a paragraph a cell, and names whose slices are asked for."""
    writer = Writer(draw)
    body = [writer.statement() for _ in range(draw.randint(5, 25))]
    body.insert(0, "np.random.seed(1)\nrandom.seed(1)")
    names = [name for kind in writer.kinds.values() for name in kind]
    source = "\n\n".join(["import random\nimport numpy as np\nimport pandas as pd", "\n".join(STARTS), FUNCTIONS.strip().replace("\n\n", "\n"), *body])
    return source, draw.sample(names, min(3, len(names)))

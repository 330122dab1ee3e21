"""Floor 4: Analysis → Plan. A tuple of passes, each a function of the drawing board."""

from collections.abc import Callable

from nb2svc.ir.analysis import Analysis
from nb2svc.ir.contract import Contract
from nb2svc.ir.plan import Plan, verify
from nb2svc.lower.board import Board
from nb2svc.lower.contract import promise
from nb2svc.lower.features import lift
from nb2svc.lower.functions import move
from nb2svc.lower.training import hoist

PASSES: tuple[Callable[[Board], None], ...] = (promise, lift, move, hoist)
"""Order is meaning: the contract names the fields, the row program reads them, functions it calls move, training leaves the state."""


def make_plan(analysis: Analysis, name: str, held: Contract | None = None, version: str = "1") -> Plan:
    """The two programs of a service; `held` is the contract that its clients have already. Raises ValueError if a pass broke the plan."""
    board = Board(analysis, name, held, version)
    for each in PASSES:
        each(board)
    plan = board.plan()
    verify(plan)
    return plan

"""Floor 5: Plan → the row program on scalars, the text of `rows.py`: a table of one row, partially evaluated."""

from nb2svc.kernel.module import rows, without

__all__ = ["rows", "without"]

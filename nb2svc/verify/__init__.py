"""Floor 8: a written service and the notebook it came from → whether they answer alike.

The notebook is analysed again without being run (`instrument`), runs once in a process of its own (`child/witness.py`) in a temporary copy
of its folder, and what it learnt and answered is held against the service in a third process (`child/judge.py`).
"""

from nb2svc.verify.comparison import verify
from nb2svc.verify.outcome import Outcome

__all__ = ["Outcome", "verify"]

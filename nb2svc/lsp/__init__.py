"""Floor 10: what an editor has open → the findings, hovers and quick fixes of `check`, by the Language Server Protocol."""

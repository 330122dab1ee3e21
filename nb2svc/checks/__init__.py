"""Floor 4: Analysis → diagnostics. One file a diagnostic, named as it: its docstring is its page, `find` finds it, `fix` mends it.

A diagnostic that the reading, the flow or the binding raises has a page here too, and no `find`.
"""

"""Floor 2: Program → Graph. An abstract run of the notebook in which tables are functions of one row."""

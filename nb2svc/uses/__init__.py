"""Program → Uses: which statement reads what another one bound or changed, by Python's semantics."""

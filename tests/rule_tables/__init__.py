"""What the conformance test of rules is made of: generated tables, a call for every entry, and the laws of each effect.

`calls` is the little language of calls, `tables` the data, `*_calls` the calls of each library, `content` compares by
bits, `effects`, `bodies`, `signatures` and `estimators` are the laws, `conformance` applies them to one rule.
"""

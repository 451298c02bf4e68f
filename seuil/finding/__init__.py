"""Events set against the clauses of declared policies: which words of a clause match, and what is still to
be judged.
"""

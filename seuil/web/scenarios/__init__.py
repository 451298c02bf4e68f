"""The what-if: a form that holds a scenario, and the clauses as they answer it."""

"""One file per mechanism: its rule, the names of its parameters, and where the rule comes from."""

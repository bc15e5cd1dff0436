"""Runs of the model and what is kept of them: results, tables, published figures beside them."""

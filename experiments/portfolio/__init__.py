"""The best package of measures for a budget, robust over what is not known."""

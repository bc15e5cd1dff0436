"""A randomised trial inside the model: what a researcher would have found, and what is true."""

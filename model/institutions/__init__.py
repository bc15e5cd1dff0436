"""Rules of schools, law and municipality: who writes down what, who is told, who may act, who leaves."""

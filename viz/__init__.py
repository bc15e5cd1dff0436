"""Figures of a result, each in Dutch and English and readable without colour."""

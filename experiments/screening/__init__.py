"""Screening rules beside each other: whom they find, how early, and how often they cry wolf."""

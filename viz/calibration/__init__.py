"""Figures of calibration and validation: what the model gives, and what is known of its parameters."""

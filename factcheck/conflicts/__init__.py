"""Pairs of claims in, findings out."""

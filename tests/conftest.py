"""Hypothesis without deadlines: a slow machine is not a failing test."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

"""Who claims what, where it stands in which document, and how it stands."""

__version__ = "0.1.0"

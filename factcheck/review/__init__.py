"""The review queue and its screen."""

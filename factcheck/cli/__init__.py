"""The command line."""

import gc

# Imports make objects by the ten thousand and no garbage; looking for it over and over is a tenth of a cold start.
# Set before Typer is imported, and for the program alone: nothing but the command line imports this package.
gc.set_threshold(100_000)

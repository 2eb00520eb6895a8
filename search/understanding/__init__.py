"""What a typed question means."""

from search.understanding.interpretation import Interpretation, Step, interpret

__all__ = ["Interpretation", "Step", "interpret"]

"""Measurements of speed and of quality, run by hand and by the tests."""

"""Recognises the text of page images with Tesseract, which is optional."""

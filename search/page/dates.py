"""Dates of documents as a reader says them."""

from datetime import date


def date_in_words(issued: date | None) -> str:
    """ "ngày 19/11/2021"; a document may name no date."""
    return f"ngày {issued:%d/%m/%Y}" if issued else "không rõ ngày ban hành"

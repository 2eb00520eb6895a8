"""Whether a clause has what a question asks for: its year, body, document, place, quantity."""

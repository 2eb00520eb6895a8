"""From words with a place on the page to paragraphs and tables in reading order."""

"""Page → Article: title, paragraphs, date, outlet; furniture of the site set apart."""

"""Finding words in the document and over all years, and replacing them."""

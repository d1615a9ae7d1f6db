"""The page with the table of tasks; it asks for changes and never stores them."""

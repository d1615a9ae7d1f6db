"""A document on its way: number and date, and what was sent."""

"""Excel workbooks: their sheets as grids, in the shape of every other table."""

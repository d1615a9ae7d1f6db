"""Foreign files become typed values here: Word, Excel, the clipboard."""

"""The files that leave the program: Word, PDF, spreadsheets, mail."""

"""The workspace on the disk: one SQLite file, one writer, every edit a logged transaction."""

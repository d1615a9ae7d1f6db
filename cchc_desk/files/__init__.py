"""Files on the disk: replaced safely and named so that every system takes the name."""

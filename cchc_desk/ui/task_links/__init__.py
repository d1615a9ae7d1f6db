"""What a task is told by: documents, texts of the report, files that prove its result."""

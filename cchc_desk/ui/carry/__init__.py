"""What a document still says as earlier periods did, and these periods beside it."""

"""The register of documents, and citing them."""

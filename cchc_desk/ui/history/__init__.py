"""The past in the window: states of a document, what differs between two, the bin."""

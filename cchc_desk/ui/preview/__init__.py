"""The pages of the document as they are printed, beside the page on which they are typed."""

"""The figures of the document on show: entered once, judged at once, put into texts by key."""

"""Tables of foreign files: what their columns mean, and the tasks and figures in their rows."""

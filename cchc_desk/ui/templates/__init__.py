"""The templates of the workspace: the list of them, and the editor of one."""

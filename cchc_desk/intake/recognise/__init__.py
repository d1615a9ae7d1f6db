"""What a Word file says: the part that each line plays, the outline, the answers."""

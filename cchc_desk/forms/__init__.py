"""What an office writes: outlines, answers, tasks, and the document made of them. Pure Python."""

"""Opening a foreign file: reading it, confirming what it says, and bringing it in."""

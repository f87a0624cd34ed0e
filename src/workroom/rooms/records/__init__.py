"""Records: what the book can tell afterwards, of anything that a code or a name stands for."""

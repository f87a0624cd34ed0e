"""The client's weekly page: what a book that the other party keeps would rather not show."""

"""The client's weekly page in the window: what is to be seen of a week, and its signature."""

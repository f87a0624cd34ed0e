"""The command line: the same use cases as the window, for a terminal and for scripts."""

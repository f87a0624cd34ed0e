"""Closing: the count that ends a day, and the count that begins one."""

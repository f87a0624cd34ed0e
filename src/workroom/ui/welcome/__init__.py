"""The first hour: ten questions on one page, and the book that is made from their answers."""

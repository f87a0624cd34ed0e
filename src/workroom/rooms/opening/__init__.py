"""The opening statement (期初建账): how a project that runs already comes into the book, once."""

"""The demonstration: a made-up room lives two days through the same use cases as the window."""

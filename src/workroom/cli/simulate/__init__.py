"""The simulation: a made-up room lives a quarter through the same use cases as the window."""

"""What is written down after the fact, and the pads of numbers kept ready for it."""

"""The catalogue page: units found as you type, one unit with its trail, and lists coming in."""

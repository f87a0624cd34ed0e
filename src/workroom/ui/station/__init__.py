"""The station: the line that hears every scan, and the page that answers it in large letters."""

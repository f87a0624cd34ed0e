"""What is not where it belongs: missing, lost, lent to the client, called back before its time."""

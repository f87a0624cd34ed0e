"""What is damaged or incomplete (破损残缺): what it is, what is done about it, what it holds."""

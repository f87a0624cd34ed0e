"""What the client appraised and checked before issue (鉴定与前期检查), with exceptions."""

"""The Today page: what is out, what each stage holds, who is in, and what falls due."""

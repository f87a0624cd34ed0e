"""What inspections send back (返工通知单): ordered, done again, inspected again, round by round."""

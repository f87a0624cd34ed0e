"""Access: visits, and who is inside the room."""

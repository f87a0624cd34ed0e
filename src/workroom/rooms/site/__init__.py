"""The site: the cabinets and workstations of the room."""

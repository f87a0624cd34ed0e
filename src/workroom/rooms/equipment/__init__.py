"""Equipment: devices and their closed ports, and the network that stands apart."""

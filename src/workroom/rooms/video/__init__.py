"""Video: the cameras, the playback of their footage, and what becomes of it afterwards."""

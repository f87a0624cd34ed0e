"""Save pictures of the gallery: `python tests/ui/kit/grab_gallery.py FOLDER`."""

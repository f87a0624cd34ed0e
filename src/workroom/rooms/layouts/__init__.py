"""How the papers of each project look: what both parties agreed on, kept for every paper since."""

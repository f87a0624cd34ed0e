"""The contract: one room, its parties and projects, and the settings both sides agreed on."""

"""The book of an archive digitization workroom, kept under DA/T 68.2-2020."""

"""The trade: one room for every register that the workroom keeps."""

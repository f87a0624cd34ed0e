"""The Hand-over page: batches go out and come home, counted, agreed, printed, signed, filed."""

"""The printing shed: page contents as plain values become A4 PDF files; it knows no room."""

"""The longer texts of the Hand-over page: its help, and what to do first."""

from workroom.base.words import N_

HELP = N_(
    "Batches go out of the stacks and come home here, each against a note in two originals.\n\n"
    "1. F7 begins a batch out, F8 a return. Scan boxes and volumes onto it, or take a list (F5).\n"
    "2. Each side types what it counted; Enter goes on, and after the last figure signs.\n"
    "3. F9, or Enter in a list, is always the next step: count, agree, print, file.\n"
    "4. Once both originals are signed on paper, scan the number on one of them (or Ctrl+Enter).\n"
    "5. After a power cut scan the note: it opens where it stopped.\n\n"
    "In the rows: 1 to 7 writes the condition, F2 a remark, Delete takes off. "
    "F6 puts what came back onto its shelf."
)
FIRST = N_(
    "F7 begins a batch out: scan its boxes, let both sides count, and print the note. "
    "F8 begins a return of what is out. A scanned note opens where it stopped."
)

"""Page images → what can be measured and read on them; knows no room."""

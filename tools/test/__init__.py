"""What `invoke test` stands on: the run itself, and the programs that the tests drive."""

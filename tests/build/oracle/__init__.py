"""What judges a build: a small site with everything in it, the edits an author makes, and the
comparison of the output with that of a clean build."""

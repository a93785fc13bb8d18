"""What front matter may hold, one schema per file."""

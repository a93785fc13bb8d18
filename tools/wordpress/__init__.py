"""`invoke import`: a WordPress export becomes content, and the report proves what was kept."""

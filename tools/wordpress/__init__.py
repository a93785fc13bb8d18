"""Brings a WordPress blog along, and proves what was kept."""

"""How far a build is, for whoever wants to tell its author."""

from blinker import Signal

# Sent with done, total, verb ("Read", "Wrote") and things ("texts", "files").
progressed = Signal()

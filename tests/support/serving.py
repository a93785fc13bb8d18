"""The loopback server that the tests use is the one that the tools use."""

from tools.serve.static import serving

__all__ = ["serving"]

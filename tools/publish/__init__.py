"""From a checked build to where readers are, in an order that never shows half a site."""

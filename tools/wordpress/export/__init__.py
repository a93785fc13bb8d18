"""Reading an export (WXR 1.0 to 1.2), item by item, whatever state it is in."""

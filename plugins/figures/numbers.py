"""Numbers as a reader of French writes them."""

NBSP = "\u00a0"
MINUS = "\u2212"


def french_number(value: float | None, unit: str = "") -> str:
    """71.15 and "%" → « 71,15 % »; None → « n. d. » (non disponible)."""
    if value is None:
        return f"n.{NBSP}d."
    text = f"{abs(value):.4f}".rstrip("0").rstrip(".").replace(".", ",")
    whole, comma, rest = text.partition(",")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", NBSP)
    sign = MINUS if value < 0 and text != "0" else ""
    return sign + whole + comma + rest + (f"{NBSP}{unit}" if unit else "")

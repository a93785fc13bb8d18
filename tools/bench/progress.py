"""Progress, in plain lines."""

from .figure import Figure


def say(figure: Figure) -> None:
    """What the last run of a figure took."""
    memory = f", {figure.megabytes[-1]:,.0f} MB" if figure.megabytes else ""
    print(f"  {figure.name}: {figure.seconds[-1]:.2f} s{memory}", flush=True)

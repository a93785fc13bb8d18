"""The contrast of every pair of colours that the sheets put together (WCAG 2.2, 1.4.3, 1.4.11)."""

import math
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CSS = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")
TOKEN = re.compile(r"--(?P<name>[\w-]+): light-dark\((?P<light>[^()]*(?:\([^()]*\))?), "
                   r"(?P<dark>[^()]*(?:\([^()]*\))?)\)")
OKLCH = re.compile(r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)")

Color = tuple[float, float, float]


def linear(color: str) -> Color:
    """Linear sRGB of an oklch() or a hex colour."""
    match = OKLCH.fullmatch(color)
    if not match:
        digits = color.removeprefix("#")
        if len(digits) == 3:
            digits = "".join(d * 2 for d in digits)
        parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
        r, g, b = ((p / 12.92) if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return r, g, b
    lightness, chroma, hue = map(float, match.groups())
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rgb = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return tuple(min(1.0, max(0.0, part)) for part in rgb)  # type: ignore[return-value]


def contrast(one: str, other: str) -> float:
    """WCAG's ratio, from 1 to 21."""
    lights = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(color), strict=True))
        for color in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def hexadecimal(color: str) -> str:
    """As a screen of today shows it."""
    parts = (
        12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
        for part in linear(color)
    )
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def tokens(css: str) -> dict[tuple[str, str], str]:
    found = {}
    for match in TOKEN.finditer(css):
        found[match["name"], "light"] = match["light"]
        found[match["name"], "dark"] = match["dark"]
    return found


NORMAL, _, REST = CSS.partition("@media (prefers-contrast: more)")
SCHEMES = {"normal": tokens(NORMAL), "more contrast": {**tokens(NORMAL), **tokens(REST)}}
# Text on a ground, at least 4.5; a rule that only decorates needs nothing, an edge that tells
# where a control is needs 3.
PAIRS = [
    (text, ground, 4.5) for text in ("ink", "soft", "accent") for ground in ("paper", "leaf")
] + [("paper", "accent", 4.5), ("edge", "paper", 3.0), ("edge", "leaf", 3.0),
     ("accent", "paper", 3.0), ("on-block", "block", 4.5), ("dim-block", "block", 4.5),
     ("block", "on-block", 4.5)]


def test_the_measure_is_right() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("oklch(1 0 0)", "#767676") == pytest.approx(4.54, abs=0.02)
    assert len(SCHEMES["normal"]) == 22


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_every_pair_can_be_read(
    scheme: str, light: str, text: str, ground: str, least: float
) -> None:
    colors = SCHEMES[scheme]
    if scheme != "normal" and least == 4.5:
        least = 7
    assert contrast(colors[text, light], colors[ground, light]) >= least


@pytest.mark.parametrize("light", ["light", "dark"])
def test_the_browser_frames_the_page_in_its_own_paper(light: str) -> None:
    base = (ROOT / "theme/templates/base.html").read_text(encoding="utf-8")
    meta = re.findall(r'name="theme-color" content="(#\w+)" media="[^"]*: (\w+)\)"', base)
    assert {scheme: color for color, scheme in meta}[light] == hexadecimal(
        SCHEMES["normal"]["paper", light])


def test_the_pairs_are_all_that_the_sheets_use() -> None:
    sheets = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "theme/static/css").rglob("*.css") if path.name != "feed.css"
    )
    texts = set(re.findall(r"(?<![\w-])color: var\(--([\w-]+)\)", sheets))
    grounds = set(re.findall(r"background(?:-color)?: var\(--([\w-]+)\)", sheets))
    assert len(texts) >= 5 and len(grounds) >= 4
    assert texts <= {text for text, _, _ in PAIRS}
    # The shade dims what stands behind a dialog: nothing is read on it.
    assert grounds - {"shade"} <= {ground for _, ground, _ in PAIRS}


def test_colours_stand_in_the_tokens_and_nowhere_else() -> None:
    """So that the pairs above are all the pairs there are."""
    loose = {}
    for path in sorted((ROOT / "theme/static/css").rglob("*.css")):
        # A feed's sheet stands by itself; paper is black on white.
        if path.name in {"tokens.css", "feed.css"} or "print" in path.name:
            continue
        text = re.sub(r"/\*.*?\*/|&#?\w+;", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = re.findall(r"(?<![\w&-])(?:#[0-9a-f]{3,8}\b(?=[\s;)])|(?:oklch|rgb|hsl)a?\()", text)
        if found:
            loose[path.name] = found
    assert loose == {}

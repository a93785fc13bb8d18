"""The Content Security Policy of a page. Pure."""

# Nothing is allowed that a page does not need; a directive given to `policy` replaces its own.
_BASE = {
    "default-src": "'none'",
    "img-src": "'self' data:",
    "media-src": "'self' https:",
    "manifest-src": "'self'",
    # A page that is only read has no script to connect anywhere; auditors fetch robots.txt.
    "connect-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
}


def policy(style_hash: str, script: bool, extra: dict[str, str]) -> str:
    """The policy's text.

    style_hash: of the one inline sheet; script: whether the page loads our modules;
    extra: directives by name, `_` for `-`, replacing or adding.
    """
    directives = {**_BASE, "style-src": style_hash, "script-src": "'self'" if script else "'none'"}
    directives |= {name.replace("_", "-"): value for name, value in extra.items()}
    return "; ".join(f"{name} {value}" for name, value in directives.items())

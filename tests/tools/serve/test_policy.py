"""What the server's answers allow beyond what a page allows."""

import pytest

from tools.serve.policy import relaxed, reloadable


@pytest.mark.parametrize(("policy", "answer"), [
    ("default-src 'none'; script-src 'none'; img-src 'self'",
     "default-src 'none'; script-src 'self'; img-src 'self'; connect-src 'self'"),
    ("default-src 'none'; script-src 'sha256-x'; connect-src 'self'",
     "default-src 'none'; script-src 'self' 'sha256-x'; connect-src 'self'"),
    ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
     "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"),
    ("default-src 'self'", "default-src 'self'"),
    # Nothing is said of scripts: nothing has to be added.
    ("frame-src 'none'", "frame-src 'none'"),
])
def test_only_our_own_scripts_and_answers_are_added(policy: str, answer: str) -> None:
    assert relaxed(policy) == answer


def test_the_page_is_else_as_it_was() -> None:
    html = (
        b'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        b"content=\"default-src 'none'; script-src &#39;none&#39;\"><title>x</title>"
    )
    assert reloadable(html) == (
        b'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        b"content=\"default-src 'none'; script-src 'self'; connect-src 'self'\"><title>x</title>"
    )
    assert reloadable(b"<p>no policy") == b"<p>no policy"

"""One policy for a header out of many pages' own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.publish import policy as csp


def test_a_page_says_its_policy_with_escaped_quotes() -> None:
    html = (
        '<head><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;'
        ' style-src &#39;sha256-a+/=&#39;"></head>'
    )
    assert csp.meta_policy(html) == {
        "default-src": ("'none'",), "style-src": ("'sha256-a+/='",)
    }


@pytest.mark.parametrize("html", ["", "<p>no head</p>", '<meta name="description" content="x">'])
def test_a_page_without_one(html: str) -> None:
    assert csp.meta_policy(html) is None


@pytest.mark.parametrize(("text", "policy"), [
    ("", {}),
    (" ; ;", {}),
    ("Default-Src 'none'", {"default-src": ("'none'",)}),
    ("img-src", {"img-src": ("'none'",)}),
    ("img-src 'self'; img-src *", {"img-src": ("'self'",)}),
])
def test_reading_a_policy(text: str, policy: csp.Policy) -> None:
    assert csp.parse(text) == policy


def test_together_they_have_each_what_it_needs() -> None:
    assert csp.together([
        csp.parse("default-src 'none'; style-src 'sha-b'; script-src 'none'"),
        csp.parse("default-src 'none'; style-src 'sha-a'; script-src 'self'; connect-src 'self'"),
    ]) == csp.parse(
        "default-src 'none'; style-src 'sha-a' 'sha-b'; script-src 'self'; connect-src 'self'"
    )


def test_a_directive_left_out_counts_as_default_src_says() -> None:
    assert csp.together([csp.parse("default-src 'self'"), csp.parse("default-src 'none'; "
                         "img-src data:")])["img-src"] == ("'self'", "data:")


def test_base_uri_left_out_allows_everything() -> None:
    wide = csp.together([csp.parse("default-src 'none'"), csp.parse("base-uri 'none'")])
    assert wide["base-uri"] == ("*",)
    assert "base-uri *" in csp.weaknesses(wide)


SOURCES = st.sampled_from(["'self'", "'none'", "https:", "'sha256-a'"])
POLICIES = st.lists(
    st.dictionaries(
        st.sampled_from(["default-src", "img-src", "style-src"]),
        st.lists(SOURCES, min_size=1, unique=True).map(tuple),
    ),
    min_size=1,
)


@given(POLICIES)
def test_nothing_that_a_page_allows_itself_is_refused_by_all_together(
    policies: list[csp.Policy],
) -> None:
    wide = csp.together(policies)
    for policy in policies:
        for name, sources in policy.items():
            for source in sources:
                assert source == "'none'" or source in wide[name]
    for sources in wide.values():
        assert len(sources) == 1 or "'none'" not in sources


@pytest.mark.parametrize(("text", "found"), [
    ("style-src 'unsafe-inline'", ["style-src 'unsafe-inline'"]),
    ("script-src 'unsafe-eval' *", ["script-src 'unsafe-eval'", "script-src *"]),
    ("script-src data:", ["script-src data:"]),
    ("img-src data:; script-src 'wasm-unsafe-eval'", []),
])
def test_what_would_undo_a_policy(text: str, found: list[str]) -> None:
    assert csp.weaknesses(csp.parse(text)) == found


@pytest.mark.parametrize(("text", "own"), [
    ("script-src 'sha256-a'", True),
    ("script-src 'self'; style-src 'sha256-a'", False),
    ("default-src 'none'", False),
])
def test_a_page_with_a_script_of_its_own(text: str, own: bool) -> None:
    assert csp.has_own_script(csp.parse(text)) is own


def test_the_header_adds_frames_and_our_own_sheets() -> None:
    policy = csp.with_styles(csp.parse("default-src 'none'; style-src 'none'"), ["'sha256-z'"])
    assert csp.text(csp.framed_by_none(policy)) == (
        "default-src 'none'; style-src 'self' 'sha256-z'; frame-ancestors 'none'"
    )

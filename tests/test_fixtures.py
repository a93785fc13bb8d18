"""The fixtures do what their docstrings say."""


def test_small_site_builds(make_site):
    site = make_site()
    done = site.build()
    assert done.returncode == 0, done.stderr
    assert (site.output / "index.html").is_file()


def test_built_site_is_the_real_content(built_site):
    assert (built_site / "index.html").is_file()


def test_page_records_foreign_requests_and_complaints(tmp_path, serve, page):
    (tmp_path / "index.html").write_text(
        "<!doctype html><meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"
        "<img src=http://carnet.example/x.png><script>1</script>"
    )
    page.goto(serve(tmp_path))
    assert page.foreign_requests == ["http://carnet.example/x.png"]
    page.wait_for_timeout(1500)  # the console tells of each refusal a moment later
    assert any("Content Security Policy" in text for text in page.complaints)
    page.foreign_requests.clear()
    page.complaints.clear()


def test_serve_answers_404_with_the_page(tmp_path, serve, page):
    # An icon of its own: the browser would ask for one, and be refused that too.
    (tmp_path / "404.html").write_text("<link rel=icon href=data:,><p>Perdue")
    assert page.goto(f"{serve(tmp_path, '/x')}/nulle-part").status == 404
    assert page.inner_text("p") == "Perdue"
    for _ in range(100):  # the console tells of the 404 a moment later
        if page.complaints:
            break
        page.wait_for_timeout(20)
    page.complaints.clear()

"""One shape for everything that is wrong."""

from plugins.front_matter.finding import BuildFailed, Finding, errors, report, warnings


def test_it_reads_as_compilers_say_it() -> None:
    assert str(Finding("a.md", 4, "r", "wrong", "mend it")) == "a.md:4: wrong; mend it"
    assert str(Finding("a.md", 4, "r", "wrong")) == "a.md:4: wrong"
    assert str(Finding("a.md", 0, "r", "wrong", "mend it")) == "a.md: wrong; mend it"
    assert str(Finding("a.md", 4, "r", "odd", level="warning")) == "a.md:4: warning: odd"


def test_a_failed_build_tells_each_once_in_the_order_of_files_and_lines() -> None:
    late, early = Finding("b.md", 2, "r", "late"), Finding("a.md", 10, "r", "early")
    first = Finding("a.md", 9, "r", "first")
    failed = BuildFailed([late, early, first, late])
    assert failed.findings == [first, early, late]
    assert str(failed) == "a.md:9: first\na.md:10: early\nb.md:2: late"
    assert failed.exitcode == 1


def test_findings_belong_to_the_settings_of_one_run() -> None:
    one: dict[str, object] = {}
    error, warning = Finding("a", 1, "r", "m"), Finding("a", 1, "r", "m", level="warning")
    report(one, error)
    report(one, warning)
    assert (errors(one), warnings(one)) == ([error], [warning])
    assert (errors({}), warnings({})) == ([], [])

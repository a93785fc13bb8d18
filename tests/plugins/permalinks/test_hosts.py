from plugins.permalinks.hosts import NGINX_HEADER, nginx_map, redirects_file
from plugins.permalinks.redirects import Redirect


def test_no_redirects_are_still_a_file_that_can_be_included() -> None:
    assert nginx_map([]) == NGINX_HEADER
    assert redirects_file([]) == ""


def test_hosts_follow_an_address_with_and_without_its_slash() -> None:
    found = [Redirect("2009/vieux/", "2014/x/"), Redirect("a.html", "")]
    assert redirects_file(found) == (
        "/2009/vieux/ /2014/x/ 301\n/2009/vieux /2014/x/ 301\n/a.html / 301\n"
    )


def test_a_site_in_a_folder() -> None:
    assert redirects_file([Redirect("a.html", "b/")], "/blogue") == (
        "/blogue/a.html /blogue/b/ 301\n"
    )
    assert nginx_map([Redirect("a.html", "b/")], "/blogue").endswith(
        '"/blogue/a.html" "/blogue/b/";\n'
    )


def test_a_space_cannot_cut_a_rule() -> None:
    assert redirects_file([Redirect("à b.html", "x/")]) == "/%C3%A0%20b.html /x/ 301\n"


def test_nginx_gets_old_addresses_decoded_and_new_ones_encoded() -> None:
    assert nginx_map([Redirect('é"\\.html', "à$1/")]).endswith(
        '"/é\\"\\\\.html" "/%C3%A0%241/";\n'
    )


def test_nginx_gets_each_address_once_whatever_its_case() -> None:
    lines = nginx_map([Redirect("A/", "x/"), Redirect("a/", "x/")]).splitlines()
    assert lines[-2:] == ['"/A/" "/x/";', '"/A" "/x/";']

"""An import that is run again, interrupted, or meets what is there already."""

import json
from dataclasses import replace

import pytest

from tools.wordpress import run as run_module

from .importing import body_of, imported
from .wxr import SITE, attachment, comment, export, item

THREE = export(item(1, "Un."), item(2, "Deux."), item(3, "Trois.", status="draft"))
ONE = "articles/2009/billet-1.md"


def states(done):
    return [record.state for record in done.outcome.records]


def test_a_second_run_changes_nothing(tmp_path):
    first = imported(tmp_path, THREE)
    times = {path: path.stat().st_mtime_ns for path in first.content.rglob("*.md")}
    second = imported(tmp_path, THREE)
    assert states(first) == ["imported"] * 3 and states(second) == ["unchanged"] * 3
    assert {path: path.stat().st_mtime_ns for path in second.content.rglob("*.md")} == times
    assert first.data["totals"] == second.data["totals"]
    assert second.outcome.new_categories == []


def test_an_interrupted_run_continues_and_duplicates_nothing(tmp_path, monkeypatch):
    turned = []
    real = run_module.turn

    def turn(read, *rest):
        if len(turned) == 2:
            raise KeyboardInterrupt
        turned.append(read.item.id)
        return real(read, *rest)

    monkeypatch.setattr(run_module, "turn", turn)
    with pytest.raises(KeyboardInterrupt):
        imported(tmp_path, THREE)
    turned.clear()
    done = imported(tmp_path, THREE)
    assert turned == [3]  # the two that were written need no work
    assert states(done) == ["unchanged", "unchanged", "imported"]
    assert len(done.files) == 3 and done.data["totals"]["words"]["out"] == 3


def test_a_line_cut_in_the_state_is_no_harm(tmp_path, monkeypatch):
    done = imported(tmp_path, THREE)
    state = done.content / ".wordpress/written.jsonl"
    state.write_text(state.read_text()[:-40])
    again = imported(tmp_path, THREE)
    assert states(again) == ["unchanged"] * 3
    monkeypatch.setattr(run_module, "turn", None)  # the line that was written anew is whole
    assert states(imported(tmp_path, THREE)) == ["unchanged"] * 3


def test_a_file_edited_by_hand_is_not_overwritten_and_it_is_said(tmp_path):
    done = imported(tmp_path, THREE)
    file = done.content / ONE
    file.write_text(file.read_text() + "\nÀ la main.\n")
    changed = THREE.replace("Un.", "Un, retouché.").replace("Deux.", "Deux, retouché.")
    again = imported(tmp_path, changed)
    assert states(again) == ["kept", "imported", "unchanged"]
    assert "À la main." in again.files[ONE]
    assert "Deux, retouché." in again.files["articles/2009/billet-2.md"]
    assert f"Edited by hand since, not overwritten:\n  {ONE}\n" in again.text


def test_a_file_moved_by_hand_is_the_same_post(tmp_path):
    done = imported(tmp_path, THREE)
    moved = done.content / "articles/rangement/un-autre-nom.md"
    moved.parent.mkdir()
    (done.content / ONE).rename(moved)
    again = imported(tmp_path, THREE)
    assert sorted(again.files) == [
        "articles/2009/billet-2.md", "articles/2009/billet-3.md",
        "articles/rangement/un-autre-nom.md",
    ]


def test_a_file_that_is_gone_is_written_again_and_it_is_said(tmp_path):
    done = imported(tmp_path, THREE)
    (done.content / ONE).unlink()
    again = imported(tmp_path, THREE)
    assert again.outcome.records[0].notes == ["its file was gone: written again"]
    assert ONE in again.files


def test_what_the_site_has_already_keeps_its_name_and_its_address(tmp_path):
    own = tmp_path / "content/articles/2009/billet-1.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        "---\ntitle: À moi\ndate: 2009-05-12\ncategory: Stratégie\nsummary: S.\nurl: /2009/05/"
        "billet-1/\nid: 11111111-1111-4111-8111-111111111111\n---\nÀ moi.\n"
    )
    (tmp_path / "content/categories.yml").write_text(
        "# Mon ordre.\n- name: Stratégie\n  slug: strategie\n  description: La mienne.\n"
    )
    done = imported(tmp_path, THREE)
    assert "À moi." in done.files[ONE]
    assert "Un." in done.files["articles/2009/billet-1-2.md"]
    assert 'url: "/2009/05/billet-1-2/"' in done.files["articles/2009/billet-1-2.md"]
    assert (done.content / "categories.yml").read_text() == (
        "# Mon ordre.\n- name: Stratégie\n  slug: strategie\n  description: La mienne.\n"
    )


def test_a_dry_run_writes_nothing_and_reports_the_same(tmp_path):
    text = export(
        item(1, f'<img src="{SITE}/wp-content/uploads/a.png" alt="A">', comments=[comment(1)]),
        attachment(2, "a.png"),
    )
    dry = imported(tmp_path, text, {"a.png": (4, 3)}, dry_run=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["export.xml", "uploads"]
    wet = imported(tmp_path, text, {"a.png": (4, 3)})
    assert dry.data["totals"] == wet.data["totals"] and dry.data["dry_run"]
    assert "1 posts would be imported" in dry.text and "1 posts imported" in wet.text


def test_missing_files_are_a_failure_only_where_nobody_gave_any(tmp_path):
    text = export(item(1, f'<img src="{SITE}/wp-content/uploads/a.png" alt="A">'))
    assert imported(tmp_path, text).data["verdict"] == [
        "1 files of the blog are missing: give --uploads DIR or --fetch"
    ]
    assert imported(tmp_path, text, {}).data["verdict"] == []


def test_a_post_on_which_our_code_fails_is_lost_and_the_others_are_not(tmp_path, monkeypatch):
    real = run_module.turn

    def turn(read, *rest):
        if read.item.id == 2:
            raise ValueError("boum")
        return real(read, *rest)

    monkeypatch.setattr(run_module, "turn", turn)
    done = imported(tmp_path, THREE)
    assert states(done) == ["imported", "refused", "imported"]
    assert done.outcome.failures == ['"Un titre": ValueError: boum']
    assert not done.data["success"]


def test_a_loss_of_the_conversion_is_seen_and_named(tmp_path, monkeypatch):
    from tools.wordpress import post

    def convert(content, around, footnotes=None, render=None):
        body = real(content, around, footnotes or {}, render)
        return replace(body, markdown=body.markdown.replace("perdu", ""))

    real = post.convert
    monkeypatch.setattr(post, "convert", convert)
    done = imported(tmp_path, export(item(1, "Un mot perdu ici.")))
    assert done.data["totals"]["words"] == {"in": 4, "out": 3, "lost": 1}
    assert f"  {ONE}: 1 words: perdu\n" in done.text
    assert done.data["verdict"] == ["1 things are lost and not accounted for"]


def test_items_that_swallow_others_are_counted(tmp_path):
    inner = item(2, "Deux.").replace("<![CDATA[", "").replace("]]>", "")
    text = export(item(1, f"Un. {inner}"))
    done = imported(tmp_path, text)
    assert done.outcome.failures == [
        "1 <wp:post_id>s stand inside of other items: the export is ill-formed there"
    ]


def test_the_report_is_left_beside_the_state(tmp_path):
    from tools.wordpress.run import save

    done = imported(tmp_path, THREE)
    save(done.outcome, done.content, done.text, done.data)
    folder = done.content / ".wordpress"
    assert sorted(p.name for p in folder.iterdir()) == [
        "report.json", "report.txt", "written.jsonl"
    ]
    assert json.loads((folder / "report.json").read_text())["imported"] == 3


def test_the_body_is_read_back_as_it_was(tmp_path):
    done = imported(tmp_path, export(item(1, "---\n\nTrois tirets\n\n---")))
    assert "Trois tirets" in body_of(done.only)
    assert done.outcome.lost == 0

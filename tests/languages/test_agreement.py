"""No section was changed in one language alone since a person has last compared them."""

from pathlib import Path

import pytest

from languages.agreement import accept, stale
from languages.conftest import Plant

PAGE = "kitchen/make_tea.md"
KO, EN = f"docs/ko/{PAGE}", f"docs/en/{PAGE}"


def test_change_in_one_language(root: Path, plant: Plant) -> None:
    plant(EN, "was there before the tea", "came before the tea")
    assert stale(root) == [
        f"{EN}:32 (en): #notice changed; change {KO} too, then compare the languages and run "
        f"`nox -s translate -- accept {PAGE}`"
    ]


def test_change_in_both_languages_is_compared_by_a_person_too(root: Path, plant: Plant) -> None:
    plant(EN, "was there before the tea", "came before the tea")
    plant(KO, "차가 우러나기 전에", "차보다 먼저")
    (found,) = stale(root)
    assert f"{EN}:32 (en) and {KO}:32 (ko): #notice changed; compare the languages" in found
    assert accept([PAGE], root) == [f"{PAGE}#notice"]
    assert stale(root) == []


def test_section_that_is_new_or_gone(root: Path, plant: Plant) -> None:
    plant(KO, "{#notice}", "{#notices}")
    assert len(stale(root)) == 2


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (EN, "title: Make tea", "title: Brew tea", f"{EN}:1 (en): # changed"),
        (KO, "끓기 전에 응답하는", "끓는 동안 응답하는", f"{KO}:1 (ko): # changed"),
        (EN, "## What to notice", "## What you see", f"{EN}:32 (en): #notice changed"),
        (EN, "wait for 3 minutes", "wait for 4 minutes", f"{EN}:32 (en): #notice changed"),
        (KO, "물이 없으면 끓지", "물이 있어야 끓지", f"{KO}:44 (ko): #traps changed"),
        (EN, "A kettle and a cup", "A kettle", f"{EN}:7 (en): #make-tea changed"),
        (EN, "Terminal 2: you", "Terminal 2: guest", f"{EN}:7 (en): #make-tea changed"),
        ("README.ko.md", "부엌을 엽니다", "부엌문을 엽니다", "README.ko.md:1 (ko): #1 changed"),
        ("mkdocs.yml", "kitchen: 부엌일", "kitchen: 일", "mkdocs.yml:10 (ko): #nav_translations.kitchen changed"),
        ("mkdocs.yml", "download: Download", "download: Fetch", "mkdocs.yml:27 (en): #extra.words.download changed"),
        ("hooks/glossary.toml", "정해진 시점에", "그때그때", "hooks/glossary.toml:11 (ko): #listener changed"),
    ],
)
def test_all_that_readers_read(root: Path, plant: Plant, path: str, old: str, new: str, message: str) -> None:
    plant(path, old, new)
    (found,) = stale(root)
    assert message in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A task watches the kettle, and", "A task watches the\nkettle,   and"),
        ("`add_task` returns", "`app.add_task` returns"),
        ("(wash_up.md)", "(dry_up.md)"),
    ],
)
def test_wrapping_code_and_targets_are_no_change(root: Path, plant: Plant, old: str, new: str) -> None:
    plant(EN, old, new)
    assert stale(root) == []


def test_only_the_named_page_is_accepted(root: Path, plant: Plant) -> None:
    plant(EN, "Fill it first.", "Fill it.")
    accept(["README.md"], root)
    assert len(stale(root)) == 1
    with pytest.raises(ValueError, match=r"there is no page basics/nothing\.md"):
        accept(["basics/nothing.md"], root)

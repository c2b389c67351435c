"""No section was changed in one language alone since a person has last compared them."""

from pathlib import Path

import pytest

from languages.agreement import accept, stale
from languages.conftest import Plant

PAGE = "basics/create_task.md"
KO, EN = f"docs/ko/{PAGE}", f"docs/en/{PAGE}"


@pytest.fixture(autouse=True)
def all_is_accepted(root: Path) -> None:
    accept([], root)


def test_change_in_one_language(root: Path, plant: Plant) -> None:
    plant(EN, "The task outlived its request", "The task outlives its request")
    (found,) = stale(root)
    assert f"{EN}:31 (en): #notice changed; change {KO} too, then compare the languages" in found
    assert found.endswith(f"run `nox -s translate -- accept {PAGE}`")


def test_change_in_both_languages_is_compared_by_a_person_too(root: Path, plant: Plant) -> None:
    plant(EN, "The task outlived", "A task outlived")
    plant(KO, "작업은 요청보다", "이 작업은 요청보다")
    (found,) = stale(root)
    assert f"{EN}:31 (en) and {KO}:31 (ko): #notice changed; compare the languages" in found
    assert accept([PAGE], root) == [f"{PAGE}#notice"]
    assert stale(root) == []


def test_section_that_is_new_or_gone(root: Path, plant: Plant) -> None:
    plant(KO, "{#notice}", "{#notices}")
    assert len(stale(root)) == 2


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (EN, "title: Start a task", "title: Begin a task", f"{EN}:1 (en): # changed"),
        ("README.ko.md", "코드는 MIT", "프로그램은 MIT", "README.ko.md:"),
        ("mkdocs.yml", "basics: 기초", "basics: 시작", "(ko): #nav_translations.basics changed"),
        ("mkdocs.yml", "download: Download", "download: Fetch", "(en): #extra.words.download changed"),
        ("hooks/glossary.toml", "멈추는 정해진", "멈추는", "(ko): #listener changed"),
    ],
)
def test_all_that_readers_read(root: Path, plant: Plant, path: str, old: str, new: str, message: str) -> None:
    plant(path, old, new)
    (found,) = stale(root)
    assert message in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("and nobody should wait for the mail server. Answer", "and nobody should wait for the\nmail server.   Answer"),
        ("`add_task` puts", "`app.add_task` puts"),
        ("(inject_app.md)", "(main_process.md)"),
    ],
)
def test_wrapping_code_and_targets_are_no_change(root: Path, plant: Plant, old: str, new: str) -> None:
    plant(EN, old, new)
    assert stale(root) == []


def test_only_the_named_page_is_accepted(root: Path, plant: Plant) -> None:
    plant(EN, "The task outlived", "A task outlived")
    accept(["basics/inject_app.md"], root)
    assert len(stale(root)) == 1
    with pytest.raises(ValueError, match=r"there is no page basics/nothing\.md"):
        accept(["basics/nothing.md"], root)

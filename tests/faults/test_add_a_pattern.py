"""The page "Add a pattern", followed to the letter in a copy of the project, gives a page that is proved."""

from faults.conftest import ROOT, Copy
from proof.published import Site


def test_following_the_page_gives_a_proved_page(copy: Copy) -> None:
    assert copy.build() == (0, "")
    page = next(page for page in Site(copy.root).pages if page.path == "en/add_a_pattern/")
    files = {block.title: block.text for block in page.blocks if block.kind == "data" and block.title}
    console = "snippets/home/first_task.console"
    assert files.pop(console) == (ROOT / console).read_text()
    chapter, line = files.pop("mkdocs.yml").splitlines()
    copy.plant("mkdocs.yml", f"{chapter}\n", f"{chapter}\n{line}\n")
    assert list(files) == ["docs/en/home/first_task.md", "docs/ko/home/first_task.md"]
    for path, text in files.items():
        (copy.root / path).parent.mkdir(exist_ok=True)
        (copy.root / path).write_text(text)
    assert copy.build() == (0, "")
    failed, said = copy.prove("first_task and not run_the_examples and not every_line")
    assert not failed, said
    shown = {page.path: [block.kind for block in page.blocks] for page in Site(copy.root).pages}
    for path in "home/first_task/", "en/home/first_task/":
        assert shown[path] == ["program", "transcript", "transcript", "command"]

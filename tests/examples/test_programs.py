"""Every program is the one in snippets/, is linted, runs, says truly what it needs, and can be downloaded."""

from pathlib import Path

import pytest
from pytest_examples import CodeExample, EvalExample
from sanic import Sanic

from hooks.programs import published
from proof.published import Block, Site
from proof.sources import find_program

ROOT = Path(__file__).parents[2]
RULES = ["B", "E", "F", "I", "UP", "W"]


@pytest.fixture(autouse=True)
def names_may_be_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """All programs are loaded into this process, and each names its app as if it were the only one."""
    monkeypatch.setattr(Sanic, "test_mode", True)


def test_program(program: Block, site: Site, eval_example: EvalExample) -> None:
    source = find_program(ROOT / "snippets", program.title or "")
    assert source, f"{program}: snippets/ has no program of that name; the title is the name of the program's file"
    example = CodeExample.create(program.code, path=Path(f"{program.page}{source.stem}.md"))
    eval_example.set_config(line_length=80, quotes="double", target_version="py310", ruff_select=RULES)
    eval_example.lint(example)
    eval_example.run(example, module_globals={"__name__": source.stem})
    assert program.code == published(source.read_text()), f"{program} is not the text of {source.relative_to(ROOT)}"
    download = site.folder / "programs" / source.name
    assert download.read_text() == program.code, f"{download} is not what {program} shows"
    site.proved.update(site.twins(program))

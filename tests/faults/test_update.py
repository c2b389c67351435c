"""``nox -s update`` rewrites outputs and nothing else, and has nothing to do when it is run again."""

from faults.conftest import ROOT, Copy

TRANSCRIPT = "snippets/websocket/websocket_feed.console"


def record(copy: Copy) -> dict[str, str]:
    """Record one pattern; returns the text of everything that a person could have written."""
    assert copy.build() == (0, "")
    failed, said = copy.run("pytest", "tests/examples/test_transcripts.py", "-q", "--record", "-k", "websocket_feed.py")
    assert not failed, said
    return {
        str(path.relative_to(copy.root)): path.read_text()
        for folder in ("docs", "snippets")
        for path in copy.root.glob(f"{folder}/**/*.*")
    }


def test_only_outputs_are_rewritten_and_only_where_they_changed(copy: Copy) -> None:
    before = (ROOT / TRANSCRIPT).read_text()
    assert "Srv … WARNING: Task" in before
    copy.plant(TRANSCRIPT, "\nhighest bid: 0\n", "\nhighest bid: 7\nhighest bid: 8\n")
    copy.plant(TRANSCRIPT, "\nhighest bid: 500\nSrv", "\nSrv")
    once = record(copy)
    assert once[TRANSCRIPT] == before
    assert once == {path: (ROOT / path).read_text() for path in once}
    assert record(copy) == once

"""Outcomes are compared line by line, and frequencies as never, sometimes or always."""

import pytest

from behaviour.measure import same


@pytest.mark.parametrize(
    ("recorded", "printed", "alike"),
    [
        (["found: second"], ["found: second"], True),
        (["found: second"], ["found: first"], False),
        (["found: second"], ["found: second", "found: first"], False),
        ([], ["found: second"], False),
        (["unknown in 12 of 30 requests"], ["unknown in 7 of 30 requests"], True),
        (["unknown in 12 of 30 requests"], ["unknown in 0 of 30 requests"], False),
        (["unknown in 12 of 30 requests"], ["unknown in 30 of 30 requests"], False),
        (["unknown in 0 of 30 requests"], ["unknown in 30 of 30 requests"], False),
        (["unknown in 12 of 30 requests"], ["unknown in 12 of 40 requests"], False),
    ],
)
def test_same(recorded: list[str], printed: list[str], alike: bool) -> None:
    assert same(recorded, printed) is alike

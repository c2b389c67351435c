"""``nox -s bench``: our own performance figures, each a ratio of two things measured side by side in this run."""

from pathlib import Path

from bench import build, examples, timelines

ROOT = Path(__file__).parents[2]

if __name__ == "__main__":
    print(build.measure(ROOT))
    print(examples.measure(ROOT))
    print(timelines.measure(ROOT))

# /// script
# requires-python = ">=3.10"
# dependencies = ["websockets>=13"]
# ///
from websockets.sync.client import connect


def main() -> None:
    with connect("ws://localhost:8000/feed") as feed:
        print(f"highest bid: {feed.recv()}")
        feed.send("500")
        print(f"highest bid: {feed.recv()}")


if __name__ == "__main__":
    main()

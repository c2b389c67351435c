# /// script
# requires-python = ">=3.10"
# dependencies = ["websockets>=13"]
# ///
from websockets.sync.client import connect


def main() -> None:
    with connect("ws://localhost:8000/book") as book:
        book.send("12")
        print(book.recv())


if __name__ == "__main__":
    main()

# /// script
# requires-python = ">=3.10"
# dependencies = ["websockets>=13"]
# ///
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect


def main() -> None:
    with connect("ws://localhost:8000/echo") as valley:
        try:
            valley.send("hello")
            print(valley.recv())
        except ConnectionClosed as error:
            print(error.sent)


if __name__ == "__main__":
    main()

# /// script
# requires-python = ">=3.10"
# dependencies = ["websockets>=14"]
# ///
from websockets.sync.client import connect

with connect("ws://localhost:8000/bids") as bids:
    bids.send("10")
    bids.send("")
    print(bids.recv())

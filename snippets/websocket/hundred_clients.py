# /// script
# requires-python = ">=3.10"
# dependencies = ["websockets>=13"]
# ///
import asyncio

from websockets.asyncio.client import connect


async def main() -> None:
    clients = [await connect("ws://localhost:8000/feed") for _ in range(100)]
    for client in clients:
        await client.recv()
    await clients[0].send("500")
    bids = [await client.recv() for client in clients]
    print(f"{bids.count('500')} clients know the highest bid")
    for client in clients[:50]:
        await client.close()
    for client in clients[50:]:
        client.transport.abort()


if __name__ == "__main__":
    asyncio.run(main())

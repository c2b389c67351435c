# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12", "websockets>=13"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, Websocket, text

app = Sanic("Library")
handler_left, database_is_free = asyncio.Event(), asyncio.Event()


async def note_return(by: str) -> None:
    await database_is_free.wait()
    print(f"book returned, says the {by}")


@app.websocket("/book")
async def lend(request: Request, ws: Websocket) -> None:
    try:
        while True:
            await ws.send(f"page {await ws.recv()}")
    finally:
        print("the reader is gone")
        app.add_task(note_return("task"))
        try:
            await note_return("handler")
        finally:
            handler_left.set()


@app.put("/database/free")
async def free_database(request: Request) -> HTTPResponse:
    await handler_left.wait()
    database_is_free.set()
    return text("free\n")


if __name__ == "__main__":
    app.run()

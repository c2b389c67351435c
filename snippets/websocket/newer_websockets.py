# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic==24.12.*"]
# ///
from sanic import Request, Sanic, Websocket

app = Sanic("Valley")


@app.websocket("/echo")
async def echo(request: Request, ws: Websocket) -> None:
    await ws.send(f"echo of {await ws.recv()}")


if __name__ == "__main__":
    app.run()

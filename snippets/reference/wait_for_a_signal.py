# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Doors")
app.config.EVENT_AUTOREGISTER = True
heard: list[object] = []


async def watch() -> None:
    event = "house.door.opened"
    heard.append(await app.event(event))  # type: ignore[func-returns-value]


@app.post("/watch")
async def start_watching(request: Request) -> HTTPResponse:
    app.add_task(watch())
    return json({"watching": True}, status=202)


@app.post("/doors/<door>")
async def open_door(request: Request, door: str) -> HTTPResponse:
    await app.dispatch("house.door.opened", context={"door": door})
    return json({"opened": door})


@app.get("/heard")
async def show_heard(request: Request) -> HTTPResponse:
    return json(heard)


@app.get("/patience")
async def wait_a_moment(request: Request) -> HTTPResponse:
    answer = "opened"
    try:
        await app.event("house.door.opened", timeout=0.01)
    except asyncio.TimeoutError:
        answer = "nothing happened"
    return json({"door": answer})


if __name__ == "__main__":
    app.run()

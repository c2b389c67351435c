# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text
from sanic_routing.exceptions import NotFound

app = Sanic("Gallery")


async def watch_door() -> None:
    try:
        await app.event("gallery.door.open")
    except NotFound as error:
        print(error)
    print("no longer watching")


@app.post("/watch")
async def watch(request: Request) -> HTTPResponse:
    app.add_task(watch_door())
    return text("watching\n")


if __name__ == "__main__":
    app.run()

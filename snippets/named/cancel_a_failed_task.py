# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("BrokenFeed")


async def follow_market() -> None:
    raise ConnectionError("the exchange hung up")


@app.post("/feed")
async def start_feed(request: Request) -> HTTPResponse:
    app.add_task(follow_market(), name="feed")
    return text("started\n", status=202)


@app.delete("/feed")
async def stop_feed(request: Request) -> HTTPResponse:
    answer = "stopped"
    try:
        await app.cancel_task("feed")
    except ConnectionError as error:
        answer = f"cancel_task raised {error!r}"
    return text(f"{answer}\n")


if __name__ == "__main__":
    app.run()

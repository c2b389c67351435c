# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("FeedInOneWorker")


async def follow_market() -> None:
    await asyncio.Event().wait()


@app.post("/feed")
async def start_feed(request: Request) -> HTTPResponse:
    app.add_task(follow_market(), name="feed")
    return text(f"started in {app.m.name}\n", status=202)


@app.get("/feed")
async def show_feed(request: Request) -> HTTPResponse:
    task = app.get_task("feed", raise_exception=False)
    answer = "running" if task else "unknown"
    return text(f"{answer} in {app.m.name}\n")


@app.delete("/feed")
async def stop_feed(request: Request) -> HTTPResponse:
    answer = "unknown"
    if app.get_task("feed", raise_exception=False):
        await app.cancel_task("feed")
        answer = "cancelled"
    return text(f"{answer} in {app.m.name}\n")


if __name__ == "__main__":
    app.run(workers=2)

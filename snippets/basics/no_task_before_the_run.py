# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Cache")


async def warm_cache() -> None:
    print("cache warmed")


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    task = app.add_task(warm_cache)
    return text(f"in a handler: {type(task).__name__}\n")


if __name__ == "__main__":
    task = app.add_task(warm_cache)
    print(f"before the run: {type(task).__name__}")
    app.run()

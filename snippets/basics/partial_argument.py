# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from functools import partial

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Thumbnails")


async def resize(width: int, height: int) -> None:
    print(f"resize to {width} x {height}")


@app.post("/photo")
async def upload(request: Request) -> HTTPResponse:
    app.add_task(partial(resize, height=480))
    app.add_task(resize(640, 480))
    return text("thank you\n", status=202)


if __name__ == "__main__":
    app.run()

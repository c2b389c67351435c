# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Photos")


async def make_thumbnail(photo: str) -> None:
    print(f"thumbnail of {photo} is ready")


@app.post("/photos/<photo>")
async def upload(request: Request, photo: str) -> HTTPResponse:
    app.add_task(make_thumbnail(photo))
    print(f"{photo} received")
    return text("thank you\n", status=202)


if __name__ == "__main__":
    app.run()

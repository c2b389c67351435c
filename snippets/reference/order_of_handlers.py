# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Letters")


@app.signal("post.letter.sent")
async def stamp() -> None:
    print("stamped")


@app.signal("post.letter.sent", priority=1)
async def fold() -> None:
    print("folded")


@app.signal("post.letter.sent", condition={"by": "air"}, exclusive=False)
async def weigh() -> None:
    print("weighed")


@app.signal("post.letter.sent", condition={"by": "air"})
async def label() -> None:
    print("labeled")


@app.post("/letters")
async def send(request: Request) -> HTTPResponse:
    print("in order")
    await app.dispatch("post.letter.sent", inline=True)
    print("in reverse")
    await app.dispatch("post.letter.sent", inline=True, reverse=True)
    print("by air")
    condition = {"by": "air"}
    await app.dispatch("post.letter.sent", inline=True, condition=condition)
    return text("sent\n")


if __name__ == "__main__":
    app.run()

# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Moments")


async def work() -> None:
    print("the task")


@app.signal("http.handler.before")
async def before_handler(request: Request) -> None:
    print("http.handler.before")


@app.signal("http.handler.after")
async def after_handler(request: Request) -> None:
    print("http.handler.after")


@app.signal("http.lifecycle.response")
async def response(request: Request, response: HTTPResponse) -> None:
    print("http.lifecycle.response")


@app.post("/orders")
async def order(request: Request) -> HTTPResponse:
    app.add_task(work())
    print("the handler")
    return text("thank you\n")


if __name__ == "__main__":
    app.run()

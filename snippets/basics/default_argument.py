# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Webhooks")


async def deliver(attempts: int = 3) -> None:
    print(f"deliver: up to {attempts} attempts")


async def deliver_safely(*, attempts: int = 3) -> None:
    print(f"deliver_safely: up to {attempts} attempts")


@app.post("/webhook")
async def receive(request: Request) -> HTTPResponse:
    app.add_task(deliver)
    app.add_task(deliver_safely)
    return text("accepted\n", status=202)


if __name__ == "__main__":
    app.run()

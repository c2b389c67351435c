# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Newsletter")
app.config.SENDER = "news@example.com"
app.ctx.issues = 0


async def send_newsletter(app: Sanic) -> None:
    app.ctx.issues += 1
    print(f"{app.config.SENDER} sends issue {app.ctx.issues}")


@app.post("/newsletter")
async def publish(request: Request) -> HTTPResponse:
    request.app.add_task(send_newsletter)  # (1)!
    return text("on its way\n", status=202)


if __name__ == "__main__":
    app.run()

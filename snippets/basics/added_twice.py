# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Polling")


async def poll_stock() -> None:
    print("stock polled")


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("open\n")


app.add_task(poll_stock)
app.add_task(poll_stock)

if __name__ == "__main__":
    app.run()

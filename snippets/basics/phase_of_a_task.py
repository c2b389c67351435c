# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Phases")


async def refresh() -> None:
    print("the task")


@app.before_server_start
async def before(app: Sanic) -> None:
    print("before_server_start")


@app.after_server_start
async def after(app: Sanic) -> None:
    print("after_server_start")


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("open\n")


app.add_task(refresh)

if __name__ == "__main__":
    app.run()

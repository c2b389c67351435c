# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from multiprocessing import Value

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Visits")


@app.main_process_start
async def prepare(app: Sanic) -> None:
    app.ctx.greeting = "welcome"
    app.shared_ctx.visits = Value("i", 0)


@app.post("/visit")
async def visit(request: Request) -> HTTPResponse:
    with app.shared_ctx.visits.get_lock():
        app.shared_ctx.visits.value += 1
        visits = app.shared_ctx.visits.value
    known = hasattr(app.ctx, "greeting")
    return json({"visits": visits, "greeting known": known})


if __name__ == "__main__":
    app.run(workers=2)

# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Statements")


def write_statements(bank: str) -> None:
    print(f"statements for {bank} written")


@app.main_process_ready
async def keep_ready(app: Sanic) -> None:
    app.manager.manage(
        "statements",
        write_statements,
        {"bank": "north"},
        restartable=True,
        auto_start=False,
    )


@app.post("/statements")
async def order(request: Request) -> HTTPResponse:
    app.m.restart("Sanic-statements-0")
    return json({"statements": "ordered"}, status=202)


@app.get("/statements")
async def show_state(request: Request) -> HTTPResponse:
    return json({"state": app.m.workers["Sanic-statements-0"]["state"]})


if __name__ == "__main__":
    app.run()

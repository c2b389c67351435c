# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Invoices")
failures: list[str] = []


async def send_invoice() -> None:
    raise ConnectionError("no mail server")


@app.post("/invoice")
async def order(request: Request) -> HTTPResponse:
    app.add_task(send_invoice(), name="invoice")
    return json({"invoice": "ordered"}, status=202)


@app.signal("server.exception.report")
async def keep_failure(exception: Exception) -> None:
    failures.append(repr(exception))


@app.get("/failures")
async def show_failures(request: Request) -> HTTPResponse:
    return json(failures)


@app.delete("/tasks/done")
async def purge(request: Request) -> HTTPResponse:
    app.purge_tasks()
    return json({"registered": len(list(app.tasks))})


if __name__ == "__main__":
    app.run()

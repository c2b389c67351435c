# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("ReportsByName")


async def write_report() -> None:
    await asyncio.sleep(0)


@app.post("/reports/<month>")
async def order_report(request: Request, month: str) -> HTTPResponse:
    app.add_task(write_report(), name=month)
    return json({month: "ordered"}, status=202)


@app.get("/reports/<month>")
async def show_state(request: Request, month: str) -> HTTPResponse:
    task = app.get_task(month)  # type: ignore[call-overload]
    return json({month: "done" if task.done() else "running"})


@app.delete("/reports/<month>")
async def stop_report(request: Request, month: str) -> HTTPResponse:
    await app.cancel_task(month)
    return json({month: "not running"})


if __name__ == "__main__":
    app.run()

# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("MonthlyReports")
figures_are_in = asyncio.Event()


async def write_report(month: str) -> None:
    await figures_are_in.wait()
    print(f"report for {month} written")


@app.post("/reports/<month>")
async def order_report(request: Request, month: str) -> HTTPResponse:
    app.add_task(write_report(month), name=month)  # (1)!
    return json({month: "ordered"}, status=202)


@app.get("/reports/<month>")
async def show_state(request: Request, month: str) -> HTTPResponse:
    task = app.get_task(month, raise_exception=False)  # (2)!
    if task is None:
        return json({month: "never ordered"}, status=404)
    return json({month: "done" if task.done() else "running"})  # (3)!


@app.put("/figures")
async def deliver_figures(request: Request) -> HTTPResponse:
    figures_are_in.set()
    return json({"figures": "in"})


if __name__ == "__main__":
    app.run()

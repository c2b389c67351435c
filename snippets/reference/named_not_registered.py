# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Collector")


async def collect() -> None:
    await asyncio.Event().wait()


@app.before_server_start
async def start_collecting(app: Sanic) -> None:
    job = app.add_task(collect(), name="collector", register=False)
    app.ctx.job = job


@app.get("/job")
async def show_job(request: Request) -> HTTPResponse:
    found = app.get_task("collector", raise_exception=False)
    name, listed = app.ctx.job.get_name(), len(list(app.tasks))
    return json({"name": name, "get_task": found, "tasks": listed})


@app.before_server_stop
async def stop_collecting(app: Sanic) -> None:
    app.ctx.job.cancel()
    await asyncio.gather(app.ctx.job, return_exceptions=True)
    print("collector stopped")


if __name__ == "__main__":
    app.run()

# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Collector")
doors_are_closed = asyncio.Event()


async def collect() -> None:
    await doors_are_closed.wait()
    print("coins collected")


@app.before_server_start
async def start_collecting(app: Sanic) -> None:
    job = app.add_task(collect(), name="collector", register=False)
    app.ctx.job = job


@app.get("/job")
async def show_job(request: Request) -> HTTPResponse:
    found = app.get_task("collector", raise_exception=False)
    name, listed = app.ctx.job.get_name(), len(list(app.tasks))
    return json({"name": name, "get_task": found, "tasks": listed})


@app.put("/doors/closed")
async def close_doors(request: Request) -> HTTPResponse:
    doors_are_closed.set()
    return json({"doors": "closed"})


if __name__ == "__main__":
    app.run()

# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Exports")


async def export() -> None:
    await asyncio.Event().wait()


@app.post("/exports/<name>")
async def start_export(request: Request, name: str) -> HTTPResponse:
    app.add_task(export(), name=name)
    return json({"export": name}, status=202)


@app.delete("/exports")
async def stop_exports(request: Request) -> HTTPResponse:
    tasks = list(app.tasks)
    app.shutdown_tasks(timeout=1, increment=0.5)
    at_once = [task.done() for task in tasks]
    await asyncio.wait(tasks)
    after_a_wait = [task.done() for task in tasks]
    return json({"at_once": at_once, "after_a_wait": after_a_wait})


if __name__ == "__main__":
    app.run()

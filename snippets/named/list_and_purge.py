# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Pictures")
resizer_is_free = asyncio.Event()


async def resize(picture: str) -> None:
    await resizer_is_free.wait()
    print(f"{picture} resized")


@app.post("/pictures/<picture>")
async def upload(request: Request, picture: str) -> HTTPResponse:
    app.add_task(resize(f"{picture}, large"), name=picture)
    app.add_task(resize(f"{picture}, small"))  # (1)!
    return json({"picture": picture}, status=202)


@app.get("/tasks")
async def list_tasks(request: Request) -> HTTPResponse:
    done = {task.get_name(): task.done() for task in app.tasks}  # (2)!
    return json({"done": done})


@app.delete("/tasks/done")
async def purge(request: Request) -> HTTPResponse:
    app.purge_tasks()  # (3)!
    return json({"left": len(list(app.tasks))})


@app.put("/resizer/free")
async def free_resizer(request: Request) -> HTTPResponse:
    resizer_is_free.set()
    return json({"resizer": "free"})


if __name__ == "__main__":
    app.run()

# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import asyncio
import logging
import os
import warnings
from collections.abc import Awaitable, Callable

from sanic import Sanic

logging.disable()
warnings.simplefilter("ignore")
app = Sanic("AsgiLifespan")


async def wait(kind: str) -> None:
    print(kind, "task runs")
    try:
        await asyncio.Event().wait()
    finally:
        print(kind, "task ends")


def tell(phase: str) -> Callable[..., Awaitable[None]]:
    async def listener(app: Sanic, *_: object) -> None:
        print(phase)
        if phase == "after_server_start":
            app.add_task(wait("named"), name="named")

    return listener


for phase in (
    "main_process_start",
    "before_server_start",
    "after_server_start",
    "before_server_stop",
    "after_server_stop",
):
    app.listener(phase)(tell(phase))


@app.get("/")
async def home(request: object) -> None: ...


app.add_task(wait("early"))


async def server() -> None:
    """Start and stop the app as an ASGI server does."""
    messages: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    started = asyncio.Event()

    async def send(message: dict[str, str]) -> None:
        print(message["type"])
        started.set()

    lifespan = asyncio.create_task(
        app({"type": "lifespan"}, messages.get, send)
    )
    messages.put_nowait({"type": "lifespan.startup"})
    await started.wait()
    messages.put_nowait({"type": "lifespan.shutdown"})
    await asyncio.wait([lifespan])
    for task in list(app.tasks):
        print(task.get_name(), "task still runs:", not task.done())
        task.cancel()
        await asyncio.wait([task])
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(server())

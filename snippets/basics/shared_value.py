# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Greeter")
app.ctx.guest = ""
door_opens = asyncio.Event()


async def greet_from_ctx(app: Sanic) -> None:
    await door_opens.wait()
    print(f"app.ctx says hello, {app.ctx.guest}")


async def greet(guest: str) -> None:
    await door_opens.wait()
    print(f"the argument says hello, {guest}")


@app.post("/guests/<guest>")
async def arrive(request: Request, guest: str) -> HTTPResponse:
    app.ctx.guest = guest
    app.add_task(greet_from_ctx(app))
    app.add_task(greet(guest))
    return text(f"please wait, {guest}\n")


@app.put("/door")
async def open_door(request: Request) -> HTTPResponse:
    door_opens.set()
    return text("open\n")


if __name__ == "__main__":
    app.run()

# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Kitchen")


@app.before_server_start
async def light_the_stove(app: Sanic) -> None:
    print("stove on")


@app.before_server_start(priority=1)  # type: ignore[call-arg]
async def open_the_gas(app: Sanic) -> None:
    print("gas on")


@app.before_server_stop
async def close_the_gas(app: Sanic) -> None:
    print("gas off")


@app.before_server_stop
async def put_out_the_stove(app: Sanic) -> None:
    print("stove off")


@app.listener("after_server_start", priority=1)
async def open_the_door(app: Sanic) -> None:
    print("door open")


@app.main_process_start
async def try_another(app: Sanic) -> None:
    try:
        app.after_server_start(priority=1)  # type: ignore[call-arg]
    except TypeError as error:
        print(error)


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("open\n")


if __name__ == "__main__":
    app.run()

# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from multiprocessing import current_process

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("LifeOfAServer")


def say(moment: str) -> None:
    main = current_process().name == "MainProcess"
    print(f"{moment:20}{'main process' if main else 'worker'}")


@app.main_process_start
async def main_starts(app: Sanic) -> None:
    say("main_process_start")


@app.main_process_ready
async def main_is_ready(app: Sanic) -> None:
    say("main_process_ready")


@app.signal("server.init.before")
async def init_before(app: Sanic, loop: object) -> None:
    say("server.init.before")


@app.before_server_start
async def before_start(app: Sanic) -> None:
    say("before_server_start")


@app.after_server_start
async def after_start(app: Sanic) -> None:
    say("after_server_start")


@app.before_server_stop
async def before_stop(app: Sanic) -> None:
    say("before_server_stop")


@app.after_server_stop
async def after_stop(app: Sanic) -> None:
    say("after_server_stop")


@app.main_process_stop
async def main_stops(app: Sanic) -> None:
    say("main_process_stop")


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("open\n")


if __name__ == "__main__":
    app.run()

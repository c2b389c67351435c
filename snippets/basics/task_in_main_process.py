# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Cleaner")


async def remove_old_files(app: Sanic) -> None:
    print("old files removed")


@app.main_process_start
async def plan_cleaning(app: Sanic) -> None:
    app.add_task(remove_old_files)
    print("cleaning planned")


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("open\n")


if __name__ == "__main__":
    app.run()

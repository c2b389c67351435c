# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Stock")


async def count_stock() -> None:
    print("stock counted")


@app.before_server_start
async def start_counting(app: Sanic) -> None:
    app.add_task(count_stock(), name="stock")


@app.get("/tasks")
async def show_tasks(request: Request) -> HTTPResponse:
    return json([task.get_name() for task in app.tasks])


if __name__ == "__main__":
    try:
        app.add_task(count_stock, name="stock")
    except RuntimeError as error:
        print(error)
    app.run()

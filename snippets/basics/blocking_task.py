# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import time

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Reports")


async def write_report() -> None:
    print("report started")
    time.sleep(1)
    print("report finished")


@app.post("/report")
async def order_report(request: Request) -> HTTPResponse:
    app.add_task(write_report())
    return text("ordered\n")


@app.get("/price")
async def show_price(request: Request) -> HTTPResponse:
    print("price asked")
    return text("42\n")


if __name__ == "__main__":
    app.run()

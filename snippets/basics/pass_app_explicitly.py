# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Orders")
app.config.SHOP = "Books & Tea"


async def send_receipt(app: Sanic, address: str, total: int) -> None:
    print(f"{app.config.SHOP} to {address}: you paid {total}")


@app.post("/orders")
async def order(request: Request) -> HTTPResponse:
    address = request.args["mail"][0]
    total = sum(map(int, request.args["price"]))
    app.add_task(send_receipt(app, address, total))  # (1)!
    return json({"total": total}, status=201)


if __name__ == "__main__":
    app.run()

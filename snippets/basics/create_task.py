# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("SignUp")
mail_server_is_free = asyncio.Event()


async def send_welcome_mail(address: str) -> None:
    await mail_server_is_free.wait()  # (1)!
    print(f"welcome mail sent to {address}")


@app.post("/members/<address>")
async def sign_up(request: Request, address: str) -> HTTPResponse:
    app.add_task(send_welcome_mail(address))  # (2)!
    print(f"{address} signed up")
    return json({"member": address}, status=201)  # (3)!


@app.put("/mail-server/free")
async def free_mail_server(request: Request) -> HTTPResponse:
    mail_server_is_free.set()
    return json({"mail server": "free"})


if __name__ == "__main__":
    app.run()

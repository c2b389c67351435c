# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("SignUp")
mail_server_is_free = asyncio.Event()  # (1)!


# --8<-- [start:task]
async def send_welcome_mail(address: str) -> None:
    await mail_server_is_free.wait()
    print(f"welcome mail sent to {address}")


# --8<-- [end:task]
@app.post("/members/<address>")
async def sign_up(request: Request, address: str) -> HTTPResponse:
    app.add_task(send_welcome_mail(address))  # (2)!
    print(f"signed up {address}")
    return json({"welcome": address}, status=202)


@app.post("/mail-server/free")
async def free_mail_server(request: Request) -> HTTPResponse:
    mail_server_is_free.set()
    return json({"mail server": "free"})


if __name__ == "__main__":
    app.run()

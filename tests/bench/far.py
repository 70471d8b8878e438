"""A plain server behind TLS and a line of 50 ms, as `./dev bench` has it: what comes waits half of that each way.

far.py PORT CERTIFICATE KEY: prints the port that it listens on.
"""

import asyncio
import ssl
import sys

WAIT = 0.025


async def carry(reader, writer, wait):
    loop = asyncio.get_running_loop()

    def later(act, *data):
        loop.call_later(wait, act, *data) if wait else act(*data)

    try:
        while data := await reader.read(1 << 16):
            later(writer.write, data)
    except (ConnectionError, ssl.SSLError):
        pass
    later(writer.close)


async def listen(to, wait, context=None):
    async def serve(reader, writer):
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", to)
        await asyncio.gather(carry(reader, far_writer, wait), carry(far_reader, writer, wait))

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context, backlog=1024)
    return server, server.sockets[0].getsockname()[1]


async def main(port, certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    _inner, inner_port = await listen(port, 0, context)
    outer, outer_port = await listen(inner_port, WAIT)
    print(outer_port, flush=True)
    await outer.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), *sys.argv[2:]))

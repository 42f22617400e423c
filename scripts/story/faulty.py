"""A door in front of the new backend, behind which a fault can be put: answers 500 to a share of the requests."""

import asyncio
import threading

HEAD = 65536
ANSWER = b"HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\nContent-Length: 21\r\nConnection: close\r\n\r\n"
BODY = b'{"error": "a fault!"}'


class Door:
    """Forwards whole connections; while `broken`, every third new one is answered by a 500 and closed."""

    def __init__(self, port, target):
        self.port = port
        self.target = target
        self.broken = False
        self.faults = 0
        self._count = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()
        self._ready.wait(10)

    def _run(self):
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self):
        server = await asyncio.start_server(self._take, "127.0.0.1", self.port)
        self._ready.set()
        async with server:
            await server.serve_forever()

    async def _take(self, reader, writer):
        try:
            await self._requests(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # a client that went away is none of the door's business
        finally:
            writer.close()

    async def _requests(self, reader, writer):
        back_reader, back_writer = await asyncio.open_connection("127.0.0.1", self.target)
        forth = asyncio.ensure_future(self._forward(reader, back_writer, writer))
        back = asyncio.ensure_future(_copy(back_reader, writer))
        try:
            # The backend ends the connection, or a fault did.
            await asyncio.wait([back, forth], return_when=asyncio.FIRST_COMPLETED)
            if forth.done() and not forth.result():
                await back
        finally:
            forth.cancel()
            back.cancel()
            back_writer.close()

    async def _forward(self, reader, back_writer, writer):
        """Whether a fault has answered instead."""
        while data := await reader.read(HEAD):
            if self.broken and self._is_hit(data):
                writer.write(ANSWER + BODY)
                await writer.drain()
                return True
            back_writer.write(data)
            await back_writer.drain()
        back_writer.write_eof()
        return False

    def _is_hit(self, data):
        """The start of a request: its first bytes are a method."""
        if not data.split(b" ", 1)[0].isupper():
            return False
        self._count += 1
        hit = self._count % 3 == 0
        self.faults += hit
        return hit


async def _copy(reader, writer):
    while data := await reader.read(HEAD):
        writer.write(data)
        await writer.drain()

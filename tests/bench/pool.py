"""Flags AA to ZZ by a pool of threads, each with one kept connection: what `./dev bench` measures against.

pool.py HOST PORT FOLDER THREADS
"""

import http.client
import itertools
import os
import string
import sys
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

local = threading.local()


def download_one(host, port, folder, code):
    """Saves one flag; returns whether there is one."""
    if not hasattr(local, "connection"):
        local.connection = http.client.HTTPConnection(host, port)
    local.connection.request("GET", f"/flags/{code}/{code}.png")
    response = local.connection.getresponse()
    body = response.read()
    if response.status == 404:
        return False
    if response.status != 200:
        raise RuntimeError(f"{code}: HTTP {response.status}")
    with open(os.path.join(folder, f"{code}.png"), "wb") as file:
        file.write(body)
    return True


def download_many(host, port, folder, threads):
    codes = ["".join(letters) for letters in itertools.product(string.ascii_lowercase, repeat=2)]
    saved = 0
    with ThreadPoolExecutor(max_workers=threads) as pool:
        to_do = [pool.submit(download_one, host, port, folder, code) for code in codes]
        for future in as_completed(to_do):
            saved += future.result()
    print(saved, "flags downloaded.")


if __name__ == "__main__":
    download_many(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))

"""Serve the pets of openapi.yaml from memory, on http://localhost:8000."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PETS = [
    {"id": 1, "name": "Rex", "status": "available", "born": "2024-03-01"},
    {"id": 2, "name": "Tom", "status": "sold", "born": "2023-07-15"},
    {"id": 3, "name": "Ida", "status": "available"},
]
PER_PAGE = 2


class Petstore(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        if url.path == "/pets":
            wanted = query.get("status", [None])[0]
            found = [pet for pet in PETS if wanted in (None, pet["status"])]
            start = (int(query.get("page", ["1"])[0]) - 1) * PER_PAGE
            items = found[start : start + PER_PAGE]
            self.respond(200, {"items": items, "total": len(found)})
        else:
            number = url.path.rpartition("/")[2]
            found = [pet for pet in PETS if str(pet["id"]) == number]
            missing = {"message": f"There is no pet {number}."}
            self.respond(200 if found else 404, found[0] if found else missing)

    def do_POST(self) -> None:
        pet = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        PETS.append({**pet, "id": len(PETS) + 1, "status": "available"})
        self.respond(201, PETS[-1])

    def respond(self, status: int, content: object) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", 8000), Petstore).serve_forever()

"""A private Apache that serves one folder as w3id.org does: `.htaccess` files and nothing else."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from system_programs import program

MODULES = ("mpm_event", "authz_core", "dir", "mime", "negotiation", "rewrite", "headers")
"""MultiViews is switched on, so that the redirects must switch it off."""

MODULE_FOLDERS = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2")
PATIENCE_S = 10.0

CONFIGURATION = """\
ServerRoot "{home}"
ServerName localhost
Listen 127.0.0.1:{port}
DefaultRuntimeDir "{home}"
PidFile "{home}/httpd.pid"
ErrorLog "{home}/error.log"
LogLevel warn
Mutex file:{home} default
TypesConfig /dev/null
{modules}
{user}
DocumentRoot "{root}"
<Directory "{root}">
    Options +FollowSymLinks +MultiViews
    AllowOverride All
    Require all granted
</Directory>
"""


@contextmanager
def served(folder: str, files: dict[str, bytes]) -> Iterator[int]:
    """Serve files under a folder of the site; give the port; end with the server stopped."""
    httpd = program("apache2", "httpd")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        home.chmod(0o755)  # started by root, Apache serves as another user
        for path, content in files.items():
            target = home / "site" / folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        port = _free_port()
        (home / "httpd.conf").write_text(_configuration(home, port), encoding="utf-8")
        command = [httpd, "-f", str(home / "httpd.conf"), "-D", "FOREGROUND"]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            _wait(server, port, home / "error.log")
            yield port
        finally:
            server.terminate()
            server.communicate(timeout=PATIENCE_S)


def ask(port: int, method: str, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    """Send one request with these headers alone; nothing is followed."""
    return asked_for(port, method, path, headers)[0]


def asked_for(
    port: int, method: str, path: str, headers: dict[str, str]
) -> tuple[http.client.HTTPResponse, str]:
    """Send one request as `ask` does; give the body too."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


def _configuration(home: Path, port: int) -> str:
    folder = next(Path(name) for name in MODULE_FOLDERS if Path(name).is_dir())
    modules = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in MODULES)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    return CONFIGURATION.format(
        home=home, port=port, modules=modules, user=user, root=home / "site"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if server.poll() is not None:
            said = server.stderr.read() if server.stderr else b""
            told = log.read_text(encoding="utf-8") if log.is_file() else ""
            raise RuntimeError(f"Apache ended at once: {said.decode()}{told}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("Apache does not answer")

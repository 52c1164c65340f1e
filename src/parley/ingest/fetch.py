"""Web addresses: one page is fetched, within limits, from the public internet only."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from parley.errors import InputError
from parley.ingest.addresses import is_public, resolve
from parley.ingest.limits import LARGEST_INPUT, too_large
from parley.ingest.page import Page, content_type, decompressed, refuse_media

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool
    from urllib3.util import Url

_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "parley (reads news articles; https://pypi.org/project/parley/)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/json;q=0.9,*/*;q=0.1",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
}
_CHUNK = 65_536
# Of a host with many addresses some may be out of order; trying them all would take the time that is given to the whole.
_ADDRESSES_TRIED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """How pages are fetched.

    Every address that a host's name has must lie in the public internet, at each redirect anew. The connection then goes to the address
    that was checked and not to the name, so a name that changes its address in between gains nothing; ``Host``, the server name of TLS and
    the check of the certificate stay those of the name. Proxies are not used: they would resolve the name themselves.

    Attributes:
        connect_seconds: limit of one connection.
        read_seconds: limit of one wait for data.
        total_seconds: limit of the whole, redirects included.
        largest: bytes of a body, before and after decompression.
        redirects: how many are followed.
        allowed: addresses that may be asked though they are not public, such as ``127.0.0.1`` in a test. Nothing by default.
        resolver: gives the addresses of a host and port; the system's by default.
    """

    connect_seconds: float = 10
    read_seconds: float = 20
    total_seconds: float = 60
    largest: int = LARGEST_INPUT
    redirects: int = 5
    allowed: frozenset[str] = frozenset()
    resolver: Callable[[str, int], list[str]] = field(default=resolve)

    def fetch(self, url: str) -> Page:
        """The page at ``url``.

        Raises:
            InputError: the address is not http(s), leads to a private network or nowhere, or the answer is an error, too large or too slow.
        """
        return _within(self.total_seconds, url, lambda: self._follow(url))

    def _follow(self, url: str) -> Page:
        deadline = time.monotonic() + self.total_seconds
        address = url
        for _ in range(self.redirects + 1):
            answer = self._ask(url, address, deadline)
            if isinstance(answer, Page):
                return answer
            address = urljoin(address, answer)
        raise InputError(url, f"redirects more than {self.redirects} times")

    def _ask(self, url: str, address: str, deadline: float) -> Page | str:
        """The page at ``address``, or the address that it redirects to; errors name ``url``, what the user asked for."""
        target = _parsed(url, address)
        for ip in self._checked(url, target)[:_ADDRESSES_TRIED]:
            with self._pool(target, ip) as pool:
                response = self._request(url, target, pool)
                if response is not None:
                    with closing(response):
                        return self._answer(url, address, response, deadline)
        raise InputError(url, f"{target.host} cannot be reached")

    def _checked(self, url: str, target: Url) -> list[str]:
        host = str(target.host).strip("[]")
        try:
            addresses = self.resolver(host, _port(target))
        except (OSError, UnicodeError):
            raise InputError(url, f"the host {host} is not known (or this machine is offline)") from None
        for address in addresses:
            if address not in self.allowed and not is_public(address):
                raise InputError(url, f"{host} lies in a private network ({address}), which Parley does not ask")
        return addresses

    def _pool(self, target: Url, ip: str) -> HTTPConnectionPool:
        from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

        timeout = Timeout(connect=self.connect_seconds, read=self.read_seconds)
        if target.scheme == "http":
            return HTTPConnectionPool(ip, _port(target), timeout=timeout)
        host = str(target.host).strip("[]")
        return HTTPSConnectionPool(ip, _port(target), timeout=timeout, server_hostname=host, assert_hostname=host, ssl_context=_trusting())

    def _request(self, url: str, target: Url, pool: HTTPConnectionPool) -> BaseHTTPResponse | None:
        """The answer with its body unread, or None if nobody answers at the pool's address."""
        from urllib3 import exceptions

        try:
            return pool.urlopen(
                "GET",
                target.request_uri,
                headers={**_HEADERS, "Host": target.netloc or ""},
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
        except (exceptions.NewConnectionError, exceptions.ConnectTimeoutError):
            return None
        except exceptions.SSLError as error:
            raise InputError(url, f"the certificate of {target.host} is not to be trusted: {_reason(error)}") from None
        except exceptions.HTTPError as error:
            raise InputError(url, f"{target.host} does not answer properly: {_reason(error)}") from None

    def _answer(self, url: str, address: str, response: BaseHTTPResponse, deadline: float) -> Page | str:
        headers = response.headers
        if response.status in _REDIRECTS and headers.get("Location"):
            return headers["Location"]
        if response.status != 200:
            raise InputError(url, f"answers {response.status} {response.reason or ''}".rstrip())
        media_type, charset = content_type(headers)
        refuse_media(url, media_type)
        return Page(address, self._body(url, response, deadline), media_type, charset)

    def _body(self, url: str, response: BaseHTTPResponse, deadline: float) -> bytes:
        from urllib3 import exceptions

        body = bytearray()
        try:
            for chunk in response.stream(_CHUNK, decode_content=False):
                body += chunk
                if len(body) > self.largest:
                    raise too_large(url)
                if time.monotonic() > deadline:
                    raise _too_slow(url, self.total_seconds)
        except exceptions.HTTPError as error:
            raise InputError(url, f"the answer breaks off: {_reason(error)}") from None
        return decompressed(url, bytes(body), response.headers.get("Content-Encoding", ""), self.largest)


def _within(seconds: float, url: str, act: Callable[[], Page]) -> Page:
    """What ``act`` gives, waited for no longer than ``seconds``.

    A thread, because neither the system's resolver nor a server that sends a byte now and then can be interrupted otherwise; one that is
    given up ends with its own limits or with the program.
    """
    results: queue.SimpleQueue[Page | BaseException] = queue.SimpleQueue()

    def run() -> None:
        try:
            results.put(act())
        except BaseException as error:
            results.put(error)

    threading.Thread(target=run, name=f"fetch {url}", daemon=True).start()
    try:
        result = results.get(timeout=seconds)
    except queue.Empty:
        raise _too_slow(url, seconds) from None
    if isinstance(result, BaseException):
        raise result
    return result


def _too_slow(url: str, seconds: float) -> InputError:
    return InputError(url, f"takes longer than {seconds:g} seconds")


def _parsed(url: str, address: str) -> Url:
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        target = parse_url(address)
    except LocationParseError:
        raise InputError(url, f"{address} is no web address") from None
    if target.scheme not in ("http", "https") or not target.host:
        raise InputError(url, f"{address} is no http or https address")
    if target.auth:
        raise InputError(url, "carries a user name or password; give the address without it")
    return target


def _port(target: Url) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


def _trusting() -> object:
    import ssl

    import certifi

    # Both the system's authorities (a company's own is there) and certifi's: slim containers and some Pythons come without any.
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _reason(error: Exception) -> str:
    """The innermost reason, in one line."""
    inner = error.args[-1] if error.args else error
    return " ".join(str(getattr(inner, "reason", None) or inner).split())

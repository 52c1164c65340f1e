"""Web addresses, with real servers on the loopback interface."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from parley.documents import Document
from parley.errors import InputError
from parley.ingest import Fetcher, read_source
from parley.ingest.addresses import is_public, resolve

TLS = Path(__file__).with_name("tls")  # an authority and a certificate for news.test, made for these tests only
LOOPBACK = frozenset({"127.0.0.1"})
PAGE = """<!doctype html><html><head><title>Talks resume in Lakeside</title><meta property="og:site_name" content="The Lakeside Courier">
<meta property="article:published_time" content="2025-03-19T14:30:00+01:00"><link rel="canonical" href="{canonical}"></head>
<body><article><h1>Talks resume in Lakeside</h1><p>The two delegations met again on Wednesday, a day after their ministers had spoken by
telephone for an hour.</p><p>“We are closer than we were,” the mediator, Anna Lindqvist, told reporters after the session.</p></article>
</body></html>"""

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """A server whose answers are functions, and the requests it has seen."""

    def __init__(self, answers: dict[str, Answer], *, tls: bool = False) -> None:
        self.seen: list[tuple[str, str]] = []
        self.names: list[str] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.seen.append((self.headers["Host"], self.path))
                answers[self.path.split("?")[0]](self)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(TLS / "server.pem", TLS / "server.key")
            context.sni_callback = lambda _socket, name, _context: self.names.append(name or "")
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.http.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up are what is tested
        self.port = self.http.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"


@contextmanager
def serving(answers: dict[str, Answer], *, tls: bool = False) -> Iterator[Server]:
    server = Server(answers, tls=tls)
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        thread.join()
        server.http.server_close()


def page(body: bytes, content_type: str | None = "text/html; charset=utf-8", **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        if content_type:
            request.send_header("Content-Type", content_type)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(location: str, status: int = 302) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Location", location)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def news(canonical: str = "") -> Answer:
    return page(PAGE.format(canonical=canonical).encode())


def read(url: str, fetcher: Fetcher) -> Document:
    (found,) = read_source(url, fetcher=fetcher)
    assert isinstance(found, Document), found
    return found


def reason(url: str, fetcher: Fetcher) -> str:
    (found,) = read_source(url, fetcher=fetcher)
    assert isinstance(found, InputError)
    assert found.where == url
    assert "\n" not in str(found)
    return found.reason


LOCAL = Fetcher(allowed=LOOPBACK, connect_seconds=2, read_seconds=2, total_seconds=10)


def test_a_page_becomes_a_document() -> None:
    with serving({"/talks": news()}) as server:
        document = read(f"{server.url}/talks?from=feed#top", LOCAL)
    assert document.text.split("\n")[1] == "“We are closer than we were,” the mediator, Anna Lindqvist, told reporters after the session."
    assert (document.title, document.outlet) == ("Talks resume in Lakeside", "The Lakeside Courier")
    assert document.published == "2025-03-19T14:30:00+01:00"
    assert document.url == f"{server.url}/talks?from=feed#top"
    assert document.path is None
    assert server.seen == [(f"127.0.0.1:{server.port}", "/talks?from=feed")]


def test_redirects_are_followed_and_the_last_address_counts() -> None:
    with serving({"/old": redirect("/moved", 301), "/moved": redirect("here", 307), "/here": news()}) as server:
        assert read(f"{server.url}/old", LOCAL).url == f"{server.url}/here"


def test_redirects_have_an_end() -> None:
    with serving({"/round": redirect("/round")}) as server:
        assert reason(f"{server.url}/round", LOCAL) == "redirects more than 5 times"
        assert len(server.seen) == 6


def test_the_canonical_address_counts_on_the_same_site_only() -> None:
    answers = {"/a": news("http://127.0.0.1/talks"), "/b": news("https://elsewhere.example/original")}
    with serving(answers) as server:
        assert read(f"{server.url}/a", LOCAL).url == "http://127.0.0.1/talks"
        assert read(f"{server.url}/b", LOCAL).url == f"{server.url}/b"


def test_nothing_private_is_asked_by_default() -> None:
    with serving({"/": news()}) as server:
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):
            assert "private network" in reason(f"http://{host}:{server.port}/", Fetcher(connect_seconds=1))
        assert server.seen == []


def test_a_redirect_does_not_lead_into_a_private_network() -> None:
    answers = {"/a": redirect("http://169.254.169.254/latest/meta-data/"), "/b": redirect("//127.0.0.2/"), "/c": redirect("http://[::1]/")}
    with serving(answers) as server:
        for path in answers:
            assert "private network" in reason(f"{server.url}{path}", LOCAL)


def test_a_redirect_to_another_scheme_is_refused() -> None:
    with serving({"/": redirect("file:///etc/passwd")}) as server:
        assert "no http or https address" in reason(f"{server.url}/", LOCAL)


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    fetcher = Fetcher(allowed=LOOPBACK, resolver=lambda _host, _port: ["127.0.0.1", "10.0.0.7"])
    with serving({"/": news()}) as server:
        assert "(10.0.0.7)" in reason(f"http://news.test:{server.port}/", fetcher)
        assert server.seen == []


def test_a_name_that_changes_its_address_gains_nothing() -> None:
    """The connection goes to the address that was checked: the name is asked once, and what it would say next is never heard."""
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    with serving({"/": news()}) as server:
        url = f"http://news.test:{server.port}/"
        assert read(url, Fetcher(allowed=LOOPBACK, resolver=lambda _host, _port: next(answers))).url == url
        assert server.seen == [(f"news.test:{server.port}", "/")]
    assert next(answers) == ["10.0.0.7"]


def test_at_a_redirect_the_name_is_checked_anew() -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    with serving({"/": redirect("/again"), "/again": news()}) as server:
        fetcher = Fetcher(allowed=LOOPBACK, resolver=lambda _host, _port: next(answers))
        assert "(10.0.0.7)" in reason(f"http://news.test:{server.port}/", fetcher)
        assert server.seen == [(f"news.test:{server.port}", "/")]


def test_when_the_first_address_is_silent_the_next_is_tried() -> None:
    fetcher = Fetcher(allowed=frozenset({"127.0.0.1", "127.0.0.9"}), resolver=lambda _host, _port: ["127.0.0.9", "127.0.0.1"])
    with serving({"/": news()}) as server:
        assert read(f"http://news.test:{server.port}/", fetcher).title == "Talks resume in Lakeside"


def test_tls_checks_the_certificate_of_the_name_though_it_connects_to_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "authority.pem"))
    fetcher = Fetcher(allowed=LOOPBACK, resolver=lambda _host, _port: ["127.0.0.1"])
    with serving({"/": news()}, tls=True) as server:
        assert read(f"https://news.test:{server.port}/", fetcher).outlet == "The Lakeside Courier"
        assert server.names == ["news.test"]
        assert "not to be trusted" in reason(f"https://other.test:{server.port}/", fetcher)


def test_an_unknown_certificate_is_not_trusted() -> None:
    fetcher = Fetcher(allowed=LOOPBACK, resolver=lambda _host, _port: ["127.0.0.1"])
    with serving({"/": news()}, tls=True) as server:
        assert "the certificate of news.test is not to be trusted" in reason(f"https://news.test:{server.port}/", fetcher)
        assert server.seen == []


@pytest.mark.parametrize("body", [b"x" * 5000, gzip.compress(b"x" * 1_000_000)])
def test_a_body_has_a_limit_before_and_after_decompression(body: bytes) -> None:
    compressed = {"Content_Encoding": "gzip"} if body[:1] != b"x" else {}
    with serving({"/": page(body, **compressed)}) as server:
        assert len(body) <= 5000
        assert "larger than" in reason(f"{server.url}/", Fetcher(allowed=LOOPBACK, largest=4000))


def test_a_body_without_end_is_broken_off() -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"<p>" * 10_000)

    with serving({"/": endless}) as server:
        assert "larger than" in reason(f"{server.url}/", Fetcher(allowed=LOOPBACK, largest=100_000))


def test_a_server_that_sends_a_byte_now_and_then_is_given_up() -> None:
    done = threading.Event()

    def dripping(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while not done.wait(0.05):
            request.wfile.write(b"x")

    with serving({"/": dripping}) as server:
        began = time.monotonic()
        assert reason(f"{server.url}/", Fetcher(allowed=LOOPBACK, total_seconds=0.5)) == "takes longer than 0.5 seconds"
        assert time.monotonic() - began < 5
        done.set()


def test_a_server_that_says_nothing_is_given_up() -> None:
    done = threading.Event()

    def silent(_request: BaseHTTPRequestHandler) -> None:
        done.wait(5)

    with serving({"/": silent}) as server:
        assert "does not answer properly" in reason(f"{server.url}/", Fetcher(allowed=LOOPBACK, read_seconds=0.2))
        done.set()


def test_an_answer_that_breaks_off_is_no_article() -> None:
    def short(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "5000")
        request.end_headers()
        request.wfile.write(PAGE.encode())

    with serving({"/": short}) as server:
        assert "breaks off" in reason(f"{server.url}/", LOCAL)


def test_errors_of_the_server_are_told() -> None:
    with serving({"/": lambda request: request.send_error(404)}) as server:
        assert reason(f"{server.url}/", LOCAL) == "answers 404 Not Found"
    assert "cannot be reached" in reason(f"{server.url}/", LOCAL)  # it is closed now


@pytest.mark.parametrize("media_type", ["application/pdf", "image/jpeg", "video/mp4", "application/rss+xml"])
def test_other_media_are_refused_by_their_type(media_type: str) -> None:
    with serving({"/": page(b"x", media_type)}) as server:
        assert media_type in reason(f"{server.url}/", LOCAL)


def test_the_declared_charset_is_obeyed() -> None:
    text = "“Talks go on,” said José Muñoz, the mediator of the lakeside meeting, on Wednesday."
    with serving({"/": page(text.encode("cp1250", "replace"), "text/plain; charset=windows-1252")}) as server:
        assert read(f"{server.url}/", LOCAL).text.startswith("“Talks go on,” said José")


def test_compressed_answers_and_compressed_files_are_read() -> None:
    body = gzip.compress(PAGE.format(canonical="").encode())
    answers = {"/a": page(body, Content_Encoding="gzip"), "/b.html.gz": page(body, "application/gzip")}
    with serving(answers) as server:
        texts = {read(f"{server.url}{path}", LOCAL).text for path in answers}
    assert len(texts) == 1


@pytest.mark.parametrize("url", ["http://user:secret@127.0.0.1/", "http://", "http://[::1", "ftp://127.0.0.1/a.txt", "file:///etc/hosts"])
def test_other_addresses_are_refused(url: str) -> None:
    assert "secret" not in reason(url, LOCAL)


def test_an_unknown_host_is_named() -> None:
    def nobody(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    assert "nowhere.test is not known" in reason("http://nowhere.test/", Fetcher(resolver=nobody))


@pytest.mark.parametrize(
    "address",
    [
        *("10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255"),
        *("198.18.0.1", "192.0.2.1", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe"),
    ],
)
def test_private_and_special_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_the_system_resolves_loopback() -> None:
    assert "127.0.0.1" in resolve("127.0.0.1", 80)

"""Check the documentation and build it as plain pages that open without a network: ``make docs``.

The documentation is Markdown that reads well in any editor and forge. What is built from it are the same pages in HTML, with the parser
that Parley has anyway. A site generator would be a dependency larger than this project for a menu and a search field.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SITE = ROOT / "build" / "docs"
# Pages outside docs/ whose links are checked as well.
BESIDE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src/parley/samples/README.md")

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} - Parley</title><style>
body {{ font: 1.05rem/1.55 Georgia, serif; color: #1c2328; max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }}
nav {{ font: .9rem system-ui, sans-serif }} h1, h2, h3 {{ font-family: system-ui, sans-serif; line-height: 1.25 }}
a {{ color: #0b5c8a }} code, pre {{ font: .88em ui-monospace, monospace; background: #f3f5f6 }} pre {{ padding: .8em; overflow-x: auto }}
table {{ border-collapse: collapse; font-size: .92em }} th, td {{ border: 1px solid #cdd5da }}
th, td {{ padding: .3em .5em; vertical-align: top; text-align: left }}
img {{ max-width: 100% }}
</style></head><body><nav><a href="{home}">Parley documentation</a></nav>
{body}</body></html>
"""


def parser() -> MarkdownIt:
    """CommonMark with tables, as forges read it."""
    return MarkdownIt("commonmark").enable("table")


def pages(root: Path = ROOT) -> list[Path]:
    """Every page that belongs to the documentation, sorted."""
    return sorted((root / "docs").rglob("*.md")) + [root / name for name in BESIDE if (root / name).exists()]


def slug(heading: str) -> str:
    """The anchor that forges give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def headings(tokens: list[Token]) -> Iterator[tuple[Token, str]]:
    """Each heading's opening token and its words."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            yield opening, "".join(child.content for child in inline.children or ())


def targets(tokens: list[Token]) -> Iterator[tuple[Token, str, str]]:
    """Each link and image: the token, the name of its attribute, and where it leads."""
    for token in tokens:
        for child in token.children or ():
            name = {"link_open": "href", "image": "src"}.get(child.type)
            if name:
                yield child, name, str(child.attrGet(name) or "")


def problems(page: Path, root: Path = ROOT) -> list[str]:
    """Links of a page that lead nowhere, one line each."""
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(root)
    return [f"{name}: {target}: {why}" for _, _, target in targets(parser().parse(text)) if (why := broken(page, target, root))]


def broken(page: Path, target: str, root: Path) -> str | None:
    """What is wrong with a link, or None. Links to other sites are not followed: the check works without a network."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    path = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not path.is_relative_to(root):
        return "lies outside the project"
    if not path.exists():
        return "does not exist"
    if parts.fragment and path.suffix == ".md":
        tokens = parser().parse(path.read_text(encoding="utf-8"))
        return None if parts.fragment in {slug(words) for _, words in headings(tokens)} else "there is no such heading"
    return None


def built(path: Path, root: Path, site: Path) -> Path:
    """Where a page (or a file that a page shows) stands in the site."""
    relative = path.relative_to(root / "docs") if path.is_relative_to(root / "docs") else Path("project") / path.relative_to(root)
    return site / (relative.with_suffix(".html") if path.suffix == ".md" else relative)


def relative(target: str, page: Path, root: Path, site: Path) -> str:
    """A link of a Markdown page as it has to be on the built page; what is not built is linked where it stands."""
    parts = urlsplit(target)
    if parts.scheme or not parts.path:
        return target
    path = (page.parent / unquote(parts.path)).resolve()
    is_built = path in pages(root) or (path.is_relative_to(root / "docs") and path.is_file())
    to = built(path, root, site) if is_built else path
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return Path(os.path.relpath(to, built(page, root, site).parent)).as_posix() + fragment


def render(page: Path, root: Path = ROOT, site: Path = SITE) -> str:
    """A page in HTML, with anchors at its headings and links to the built pages."""
    markdown = parser()
    tokens = markdown.parse(page.read_text(encoding="utf-8"))
    found = list(headings(tokens))
    for opening, words in found:
        opening.attrSet("id", slug(words))
    for token, name, target in targets(tokens):
        token.attrSet(name, relative(target, page, root, site))
    title = found[0][1] if found else page.stem
    home = relative(os.path.relpath(root / "docs" / "index.md", page.parent), page, root, site)
    return PAGE.format(title=escape(title), home=home, body=markdown.renderer.render(tokens, markdown.options, {}))


def build(root: Path = ROOT, site: Path = SITE) -> int:
    """Write the whole site anew; the number of pages."""
    shutil.rmtree(site, ignore_errors=True)
    everything = pages(root)
    for page in everything:
        out = built(page, root, site)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(render(page, root, site), encoding="utf-8")
    for file in (root / "docs").rglob("*"):
        if file.is_file() and file.suffix != ".md":
            target = built(file, root, site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    return len(everything)


def main() -> int:
    """Check, then build. The exit status: 1 when a link leads nowhere."""
    found = [problem for page in pages() for problem in problems(page)]
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        return 1
    print(f"{build()} pages: {SITE / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

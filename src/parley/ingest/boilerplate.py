r"""Boilerplate: lines and sentences of an article that promote, credit or delimit instead of reporting.

They are marked, not deleted: the text stays as published, and the analysis leaves the spans out. There are four kinds:

* *labels*: a short line that is a label (``###``, "Advertisement") or begins with one ("Read more: ..."), wherever it stands;
* *notices*: a sentence that credits, or speaks of the article itself ("Copyright ...", "... contributed to this report");
* *credits in parentheses*: "(Reporting by ...; Editing by ...)";
* *promotion*: a sentence that begins by asking the reader for something ("Download", "Follow us", "Catch all") *and* names what is promoted
  (an app, a newsletter, a network).

Reporting is never meant. So notices and promotion count only as whole lines or near the end, a sentence with quotation marks or a verb of
saying is no promotion, and marks never cover more than :data:`LARGEST_PART` of a text. Detectors that go by the density of words or links
(jusText, boilerpipe) were left out: they drop short paragraphs, and in news these are quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parley.documents import Span, trim

# A text of which more would be marked is no article with a tail but a newsletter or a page of links: then only its end is marked.
LARGEST_PART = 0.3

# Single sentences are marked in the last quarter of a text and in its last lines only.
_TAIL_PART = 0.75
_TAIL_LINES = 4
# Code points of the longest line that is looked at as a whole; credits of agency reports name up to ten people.
_LONGEST_LINE = 400


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_BY = (
    r"(?:(?:additional|further) )?"
    r"(?:(?:and |, )?(?:reporting|writing|editing|compiled|edited|reported|written|produced|translated|translation))+ (?:and \w+ )?by\b"
)
_THIS = r"(?:this|the) (?:article|story|report|reporting|piece|post|dispatch|analysis|interview|copy|content|transcript)"
_AGENCY = r"\b(?:getty|afp|ap|reuters|epa|shutterstock|wikimedia|flickr|unsplash|courtesy|handout)\b"
_NETWORK = (
    r"twitter|facebook|instagram|youtube|linkedin|telegram|whatsapp|threads|tiktok|bluesky|mastodon|google news|apple news"
    r"|x(?= ?[.@,:]|$| and )"
)

# A line that is nothing else.
_LABEL = _any(
    r"[-#*_=~–—•·.\s]*[-#*_=~–—•·](?:\s*[-#*_=~–—•·]){2,}\.?",
    r"[-–—(\[]+\s*(?:ends?|30)\s*[-–—)\]]*",
    r"(?:advertisement|advertising|sponsored(?: content)?|promoted|(?:story|article) continues below(?: this)?(?: advertisement)?)[.:]?",
    r"(?:leave a )?comments?:?|share(?: (?:this|on|via)\b.{0,40})?|print|loading[.…]*|trending(?: now)?:?",
    r"you (?:may|might) also like:?|don.t miss:?",
    r"(?:most (?:read|popular|viewed)|recommended|more on this)\b.{0,40}|(?:read|see) (?:more|next|also)[.:…]*",
    r"related(?: (?:stories|articles|content|topics|news|links|coverage|reading))?:?",
)
# How a line begins that is a label with what it labels.
_LABELLED = _any(
    r"(?:(?:must|also) )?read(?: more| also| next| the full \w+)?\s*[:|»>]",
    r"(?:see (?:more|also)|related(?: \w+)?|more from [^:]{2,40}|watch(?: live| now)?|listen(?: now)?|don.t miss|recommended)\s*[:|»>]",
    r"disclaimer\s*[:|]",
    rf"(?:\w+ )?(?:photo|image|picture|video)s?(?: credits?| sources?| by| courtesy)?\s*[:|/]\s*(?:.{{0,40}}{_AGENCY}|[^.]{{0,40}}$)",
    r"(?:twitter|facebook|instagram|telegram|e-?mail|contact)\s*:\s*\S*[@/]\S+$",
)
_NOTICE = _any(
    r"[(\[]?with (?:additional )?(?:agency )?(?:reporting|inputs?|contributions?|material)(?: (?:by|from)\b|[.)\]]*$)",
    r"(?:copyright\b|©|\(c\) )(?=.{0,60}(?:(?:19|20)\d\d|reserved|©|\binc\b|\bltd\b|\bllc\b))",
    r".{0,100}\ball rights reserved\.?$",
    rf".{{3,300}}\bcontributed (?:reporting\b|(?:(?:additional|further) )?(?:reporting )?(?:to|for) {_THIS})[^.]{{0,60}}\.?$",
    rf"(?:editor.s note: )?{_THIS} (?:was|is|has been|had been) (?:(?:originally|first|also|last|automatically|auto-?) ?)*"
    r"(?:published|posted|generated|sourced|syndicated|updated|corrected|amended|sent to|translated|adapted|reprinted|republished)\b",
    rf"{_THIS} (?:originally |first )?appeared (?:in|on|at)\b",
    r".{0,200}\breprinted (?:courtesy of|with(?: the)? permission)\b",
    r"(?:we|this (?:site|website)) uses? cookies\b|by continuing to (?:use|browse)\b",
    r"this copy is for your personal|to order presentation-ready copies|this material may not be published",
    r"(?:the )?(?:views|opinions)\b.{0,60}\bexpressed\b.{0,120}\b(?:author|writer|necessarily|those of)",
)
# How a sentence begins that asks the reader for something ...
_WISH = (
    r"(?:(?:please|also|and|now|or|for [^,.]{3,90},|to [^,.]{3,90},|want [^?]{3,80}\?|don.t forget to|make sure to|you can(?: also)?) )*"
)
_REQUEST = re.compile(
    rf"[-–—•*>»▶\s]*{_WISH}(?:"
    r"subscribe|sign up|log in to|register (?:here|now|for our)|enter your e-?mail"
    r"|download (?:the|our|its|from|now|this|it|free|here|\w+ (?:news )?app)"
    r"|follow(?!-| an? | in | through | up )"
    r"|like (?:us|our|the page|this)|share this|tell us what"
    r"|join (?:us|our|the (?:conversation|discussion|debate)|now|\w+ on)"
    r"|catch (?:all|up on|the latest|the live|our|every|more|live)"
    r"|get (?:the|our|all|more|live|breaking|your|daily|updates|news|instant|unlimited|full|access)"
    r"|(?:click|tap) (?:here|on|the|below|to|this)"
    r"|visit (?:us|our|www|http|the (?:web)?site|\w+\.(?:com|org|net))|check out (?:our|the|more|all)"
    r"|listen to (?:the|our|more|this)|watch (?:the full|our|more|live|this)"
    r"|stay (?:tuned|updated|informed|connected|ahead|up.to.date|on top)|receive (?:our|the|daily|breaking|news)"
    r"|(?:discover|explore) more|read (?:the full|more|all|our|the latest|also|the rest)|find (?:us|out more|more|all|our)"
    r"|support (?:our|independent|quality)|donate (?:to us|now|here|today)|become a (?:member|subscriber|supporter)"
    r"|send (?:us|your|tips|feedback)|(?:write|reach out) to [^.]{2,60}"
    r"|(?:e-?mail|contact|reach) (?:us|me|him|her|them|the (?:author|reporter|writer)s?|[^.]{2,40} (?=at ))"
    r"|(?:do you )?have (?:a |any )?(?:(?:news|story|confidential) )?tips?|got a (?:news )?(?:tip|story)"
    r"|if you (?:enjoyed|liked|like|value) (?:this|our|reading)"
    r")(?!\w)",
    re.IGNORECASE,
)
# ... and what it is about.
_OFFER = _any(
    r"\b(?:newsletters?|apps?|inbox|podcasts?|subscriptions?|subscribers?|subscribing|e-?papers?|e-?mail|alerts?|notifications?|updates)\b",
    rf"\b(?:{_NETWORK})",
    r"\b(?:channels?|journalism|web ?site|coverage|headlines|handle|hashtag|mailing list|digital edition|free trial|tips?|conversation)\b",
    r"\b(?:breaking|latest|top|more|business) (?:news|stories|articles)\b",
    r"\b(?:news feed|(?:this|our|the) page|comments? (?:section|below)|you think)\b",
    r"\bour (?:community|reporters?|team|site|magazine|work|news\w*)\b",
    r"\b(?:this|the full|original) (?:story|article|report|interview|video|post)\b",
    r"\b(?:daily|weekly|morning|evening|free) (?:briefing|bulletin|digest|email|round-?up)\b",
    r"https?://\S|\bwww\.\S|(?<!\w)@\w|\S@\S+\.\w|\bhere\W*$",
)
_SAYING = re.compile(r"[\"“”„«»]|\b(?:said|says|told|according to|wrote|announced|urged|warned|added|reported that)\b", re.IGNORECASE)
# "Reporting by Per Holm and Eva Ek": besides names such a line has no other words.
_CREDITING = re.compile(_BY, re.IGNORECASE)
_CREDIT_WORDS = frozenset(
    "additional further reporting writing editing compiled edited reported written produced translated translation contributions by and "
    "in from with for at of the a our its desk desks staff team bureau newsroom agency agencies correspondent correspondents foreign "
    "news".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CREDIT = re.compile(rf"[(\[]{_BY} [^()\[\]]{{3,400}}[)\]]\.?", re.IGNORECASE)
# Where a sentence begins; not behind initials, titles and "p.m.".
_SENTENCE_START = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<![ap]\.m\.)(?<!\b(?:Mr|Ms|Dr|St)\.)(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Ltd|Inc)\.)"
    r"[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9@©])"
)
_LINE = re.compile(r"\S[^\n]*")


def boilerplate_spans(text: str) -> tuple[Span, ...]:
    """Spans of ``text`` to be left out of analysis: whole lines, sentences and parentheses; sorted, apart from each other, not empty.

    The time is linear in the length of the text.
    """
    lines = [Span(*found.span()) for found in _LINE.finditer(text)]
    if not lines:
        return ()
    tail = min(int(len(text) * _TAIL_PART), lines[-_TAIL_LINES:][0].start)
    found = [span for line in lines for span in _of_line(text, line, in_tail=line.end > tail)]
    return tuple(_merged(text, _last(found, LARGEST_PART * len(text))))


def _of_line(text: str, line: Span, *, in_tail: bool) -> Iterator[Span]:
    short = line.end - line.start <= _LONGEST_LINE
    if short and is_label(line.of(text)):
        yield line
        return
    yield from (Span(*found.span()) for found in _CREDIT.finditer(text, line.start, line.end))
    if short or in_tail:
        sentences = list(_sentences(text, line))
        found = [sentence for sentence in sentences if is_notice(sentence.of(text)) or is_promotion(sentence.of(text))]
        if in_tail or len(found) == len(sentences):
            yield from found


def is_label(line: str) -> bool:
    """True if the whole line is a label, a label with what it labels, or a list of those who made the article."""
    return _LABEL.fullmatch(line) is not None or _LABELLED.match(line) is not None or _is_credit(line)


def _is_credit(line: str) -> bool:
    if not _CREDITING.match(line):
        return False
    return all(word[0].isupper() or word in _CREDIT_WORDS for word in _WORD.findall(line))


def is_notice(sentence: str) -> bool:
    """True if the sentence credits people or speaks of the article's own publication."""
    return _NOTICE.match(sentence) is not None


def is_promotion(sentence: str) -> bool:
    """True if the sentence asks the reader to follow, subscribe, download and the like."""
    request = _REQUEST.match(sentence)
    return request is not None and _OFFER.search(sentence, request.start()) is not None and not _SAYING.search(sentence)


def _sentences(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for found in _SENTENCE_START.finditer(text, line.start, line.end):
        yield trim(text, start, found.end())
        start = found.end()
    yield trim(text, start, line.end)


def _merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or have only white space between them as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _last(spans: Iterable[Span], limit: float) -> list[Span]:
    """As many of the last spans as cover no more than ``limit`` code points, with what joins them to the one behind."""
    kept: list[Span] = []
    for span in sorted(spans, reverse=True):
        limit -= span.end - span.start + 2  # merging takes in the line ends between
        if limit < 0:
            break
        kept.append(span)
    return kept

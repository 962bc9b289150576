"""E-mail addresses, links, and street addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase
from extraction.personal.spans import ADDRESS, EMAIL, LINK, Span, has_any

_EMAIL = re.compile(r"(?:mailto:)?(?<![\w.+%-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_EMAIL_SPELT = re.compile(
    r"(?<!\w)[\w.+-]{2,64} ?(?:\((?:at|snabela)\)|\[(?:at|snabela)\]|\{at\}) ?"
    r"[\w-]{2,63}(?: ?(?:\.|\(dot\)|\[dot\]) ?[\w-]{2,20}){1,3}|"
    r"(?<!\w)[\w.+-]{2,64} (?:at|snabel-?a|alfakrøl) [\w-]{2,63}(?: (?:dot|punktum|prik) [\w-]{2,20}){1,3}",
    re.IGNORECASE,
)

_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"]{1,2000}|(?<![\w@.])www\.[^\s<>\"]{2,2000}", re.IGNORECASE)
_TOPS = (
    "dk|com|org|net|eu|io|me|dev|info|nu|se|no|de|uk|co|app|art|design|studio|online|blog|page|site|nl|pl|lt|lv|ro|es|"
    "example|invalid|it|gr|pt|ua|ie|fr|ch|at|fi|ee"
)
_BARE_PATH = re.compile(
    r"(?<![\w@./-])(?:[\w-]{1,63}\.){1,4}"
    rf"(?:{_TOPS})/[^\s<>\"]{{1,500}}"
)
_BARE_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:[a-zæøå0-9-]{2,63}\.){1,3}"
    rf"(?!(?:de|co)(?!\w))(?:{_TOPS})(?![\w.-]*\w)"
)
_DOI = AnyCase(
    r"(?<!\w)doi(?: ?: ?| )(10\.\d{4,9}/[^\s,;]{2,80}[^\s,;.)])|(?<!\w)arxiv(?: ?: ?| )(\d{4}\.\d{4,5})(?!\w)"
)
"""What leads to somebody's article."""
_PAGES = re.compile(
    r"(?<![\w@./-])[\w-]{2,63}\.(?:github|gitlab|netlify|vercel|wordpress|wixsite|weebly|blogspot|carrd|notion|webflow|"
    r"myportfolio|squarespace|tumblr|medium|substack|herokuapp)\.(?:io|app|com|co|site|dk)(?:/[^\s<>\"]{1,200})?",
    re.IGNORECASE,
)
"""Pages that a person has at a host for such."""
_ACCOUNT = re.compile(
    r"(?<![\w.])/(?:in|pub|u|user|users|profile)/[\w%.-]{3,80}|(?<![\w./-])in/(?=[\w%.]{0,40}[-\d])[\w%.-]{4,80}"
)
_PRODUCTS = frozenset(
    (
        "monday.com",
        "salesforce.com",
        "booking.com",
        "office.com",
        "make.com",
        "wordpress.com",
        "draw.me",
        "asp.net",
        "vb.net",
        "ado.net",
        "ml.net",
        "paint.net",
        "diagrams.net",
        "draw.io",
        "socket.io",
        "fly.io",
        "itch.io",
        "node.io",
        "co.uk",
        "last.fm",
        "gather.town",
        "close.io",
        "fold.it",
        "e-conomic.dk",
        "notion.so",
    )
)
"""Lower-case product names that look like an address of a site."""
_DOTTED = re.compile(r"[\w-]\.\w")
_HANDLE = AnyCase(
    r"(?<!\w)(?:linkedin|github|gitlab|skype|facebook|instagram|insta|twitter|xing|behance|dribbble|portfolio|tiktok|"
    r"bluesky|"
    r"mastodon|youtube|vimeo|orcid|researchgate|hjemmeside|website|blog|discord|telegram|snapchat|snap|threads|ig|fb)"
    r"[ \t]{0,3}[:@|][ \t]{0,3}(@?[a-zæøå0-9][a-zæøå0-9._#:-]{2,60})[ \t]*(?=$|[,;|·])",
    re.IGNORECASE | re.MULTILINE,
)

_AT = re.compile(
    r"(?<![\w.@/-])@(?!(?:media|import|supports|keyframes|include|extend|use|layer|page|param|return|override)(?!\w))"
    r"[a-zæøå0-9_][\w.]{1,29}(?<!\.)(?![\w@/-])"
)
_MADE_UP = re.compile(r"[\d_.]")
"""What no word of a programming language has after its "@"."""
_CELL_BEFORE = re.compile(r"(?:^|[|·•,;(:]|  )[ \t]*$", re.MULTILINE)
_CELL_AFTER = re.compile(r"[ \t]*(?:$|[|·•,;)]|  )", re.MULTILINE)
_NETWORK = (
    r"(?:linkedin|github|gitlab|facebook|instagram|insta|twitter|tiktok|bluesky|mastodon|threads|snapchat|youtube|"
    r"discord|telegram)"
)
_NETWORK_NEAR = AnyCase(
    rf"(?<!\w)(?:{_NETWORK}|brugernavn|handle|profil|profile|follow me|følg mig|find mig|find me)(?!\w)"
)
_SLUG = AnyCase(
    rf"(?:^|[|·•;])[ \t]{{0,3}}{_NETWORK}[ \t]{{1,2}}(@?(?=[\w.]{{0,40}}[-_.\d])[\w.-]{{4,60}})(?=[ \t]*(?:$|[,;|·)]))",
    re.IGNORECASE | re.MULTILINE,
)

_SLUG_TOLD = AnyCase(
    rf"(?<!\w){_NETWORK}(?: (?:(?:som|as|under) (@?[a-zæøå]{{2,20}}[._][a-zæøå0-9._]{{1,30}})|"
    r"(@?[a-zæøå]{2,20}_[a-zæøå0-9._]{1,30}|@?[a-zæøå]{4,20}\d{2,6})))(?![\w@/-])"
)
"""What only the name of an account looks like, wherever it stands: "på Insta som maja_f", "Snapchat majaf22"."""

_CAP = r"[A-ZÆØÅÄÖÜÉ]"
_WORD = r"[A-Za-zÆØÅæøåÄÖÜäöüéÉ'’]"
_NUMBER = r"\d{1,3}(?: ?[A-Za-z](?![A-Za-zæøåÆØÅ]))?(?:[-–/]\d{1,3}[A-Za-z]?)?(?![\d.,]*\d)(?!\w)"
_FLOOR = (
    r"(?:(?:(?:,? ?| ?[/–-] ?)(?:(?:baghus|bagh\.|forhus|forh\.|sidehus|mellembygning|kælder|mezzanin|stue|have)(?:et|"
    r"en|"
    r"n)?\b|\d{1,2}\.(?=\s*(?:$|\n))|(?:\d{1,2}\.?|st\.?|kl\.?|stuen|kld\.?)(?: ?sal\.?)?,? ?"
    r"(?:(?:tv|th|mf|t\.v|t\.h)\b\.?|dør ?\w{1,4}\b)|\d{1,2}\.? ?sal\b\.?|st\.(?=[,\s]|$)"
    r"|(?:lejl(?:ighed|\.)?|dør|apt\.?|apartment|flat|unit|suite|room|rm\.?|værelse|vær\.|hus|opgang) ?"
    r"(?:nr\.? ?)?(?=\w{0,3}\d|[A-Z]\b)\w{1,4}\b)){1,4})"
)
_FLOOR_NEEDED = r"(?:, ?|  ?)(?:\d{1,2}\.? ?|st\.? ?|kl\.? ?)(?:sal,? ?)?(?:tv|th|mf)\b\.?"
_TOWN = r"(?=[ ,]{0,4}\n?[ \t]{0,4}(?:DK[- ]?)?\d{4} {1,2}[A-ZÆØÅ][a-zæøå])"
_UNITS = (
    r"(?! ?(?:år|måned|uge|dag|time|stk|person|procent|pct|%|mio|mia|km\b|kr\b|m2|m²|medarbejd|elev|børn|kolleg|deltag|"
    r"years?\b|months?\b|weeks?\b|days?\b|hours?\b|people\b))"
)
_STRONG = (
    r"(?:vej|vejen|gade|gaden|allé|alle|alléen|alleen|stræde|strædet|vænge|vænget|boulevard|boulevarden|plads|pladsen|"
    r"torv|torvet|"
    r"vangen|parken|haven|bakken|toften|ageren|krogen|stien|kvarteret|gården|brinken|lunden|engen|marken|kajen|brygge|"
    r"gatan|vägen|gata|straße|strasse)"
)
_WEAK = (
    r"(?:høj|højen|lund|dal|dalen|bakke|bakker|bro|broen|park|have|mark|skov|skoven|bryn|brynet|sti|toft|ager|krog|"
    r"strand|stranden|vang|draget|løkken|hegnet|svinget|skrænten|lyngen|kollegiet|"
    r"eng|brink|kaj|gård|bæk|bækken|holm|holmen|næs|sø|søen|å|åen|kær|kæret|led|ledet|gyde|passage|side|siden|havn|"
    r"have|stien|minde|hus)"
)
_WHOLE_STREET = (
    r"(?:Vænget|Vangen|Parken|Haven|Toften|Gaden|Stien|Kajen|Engen|Bakken|Brinken|Lunden|Marken|Ageren|Krogen|"
    r"Alléen|Bryggen|Stræde|Strædet|Torvet|Pladsen|Havnen|Kæret|Skrænten|Skellet|Dyssen|Højen|Dalen|Skoven|Åsen|"
    r"Kløften|Lyngen|Sletten)"
)
"""Streets whose whole name is such a word."""
_PREFIX = (
    rf"(?:(?:Gammel|Gl\.|Ny|Nye|Nørre|Nr\.|Øster|Vester|Sønder|Sdr\.|Store|Lille|Sankt|Skt\.|Kongens|Dronningens|"
    rf"Søndre|Nordre|"
    rf"Østre|Vestre|Indre|Øvre|Nedre|(?:{_CAP}\.){{1,2}}|{_CAP}{_WORD}{{1,15}}s|Th\.|Chr\.) ){{0,3}}"
)
_NOT_INSIDE = r"(?<![\w.@/-])"
_STREET_WORD = r"(?:Vej|Gade|Allé|Alle|Boulevard|Plads|Torv|Stræde|Vænge|Brygge|Kaj|Have|Park)"
_LINE_ENDS = r"(?=[ \t]*(?:[,;)|·/]|$))"
_FIRST_WORDS = rf"{_CAP}{_WORD}{{1,30}}(?: {_CAP}[\w.'’-]{{0,30}}){{0,2}}"
_MANY_WORDS = (
    rf"{_CAP}[\w.'’-]{{0,30}}"
    rf"(?: (?:{_CAP}[\w.'’-]{{0,30}}|ved|om|den|de|under|bag|von|van|la|el)){{0,4}}"
)
_NO_MEASURE = r"(?!\d| ?(?:km|kilomet\w+|min\w*|timers?|times?|hours?|mil|år|years?|kr|procent|%)(?!\w))"
"""After a number that is no house's: "højst 25 km fra 2300 København S"."""
_BETWEEN = r"(?:,? ?[^,;|·\n\d]{0,14}\d{0,2}[^,;|·\n\d]{0,12}(?<=[\w.]))?"
"""Floor, door and what else stands between a house number and the town."""
_TOWN_NEAR = (
    r"(?=[ ,]{0,3}(?:[·|–-][ ]?|\n{1,2})?[ \t]{0,4}(?:DK[- ]?)?"
    r"(?!(?:19|20)\d\d (?!Frederiksberg))\d{4} {1,2}[A-ZÆØÅ][a-zæøå])"
)
_SMALL_TOWN = r"(?=[ ,]{1,4}(?:DK[- ]?)?\d{4} {1,2}[A-ZÆØÅa-zæøå]{2}|[ ,]{1,4}[a-zæøå. ]{2,20} \d{4}(?!\d))"
_SMALL_STREET = (
    r"[a-zæøå]{3,30}(?:vej|gade|gaden|allé|stræde|boulevard|plads|vænge) \d{1,3} ?[A-Za-z]?"
    rf"(?:,? {_FLOOR})?{_SMALL_TOWN}"
)
_ENGLISH = r"(?:Street|Road|Avenue|Lane|Terrace|Crescent|St\.|Rd\.|Ave\.)(?!\w)"
_ENGLISH_WEAK = (
    rf"(?:(?:Close|Grove|Gardens|Walk|Mews|Parade){_LINE_ENDS}|"
    rf"(?<!Google )(?<!Hard )(?<!Test )(?:Drive|Court|Way|Square|Hill|Row)(?=,\n? ?{_CAP}))"
)
"""Words that others than streets end in, so that the number has to begin a cell and the word to end one; of some a
town has to follow."""
_LANDMARK = (
    r"(?:(?:strand|å|kirke|skov|sø|havn|vold|bane|gård|park|mose|fjord|bæk|dam|kanal|port|station|sti|bro|skole|klint|"
    r"mølle|kær)(?:e?n)|torvet|kæret|diget|hegnet|havet|gærdet|fyret)"
)
"""What streets are named after that are "ved" or "bag" it."""
_STREETS = tuple(
    re.compile(_NOT_INSIDE + pattern, re.MULTILINE)
    for pattern in (
        rf"{_PREFIX}(?:{_CAP}{_WORD}{{1,30}}-?)?{_CAP}{_WORD}{{0,30}}?{_STRONG} {_NUMBER}{_UNITS}{_FLOOR}?",
        rf"{_WHOLE_STREET} {_NUMBER}{_UNITS}{_FLOOR}?{_LINE_ENDS}",
        rf"(?:{_CAP}{_WORD}{{1,20}} ){{1,3}}{_STREET_WORD} \d{{1,3}}(?:-\w{{2,12}})?(?=[ ,.)]|$)",
        rf"(?:(?:{_CAP}\.){{1,2}} )?(?:{_CAP}{_WORD}{{1,20}} ){{1,3}}{_STREET_WORD} {_NUMBER}{_UNITS}{_FLOOR}?",
        rf"{_PREFIX}{_CAP}{_WORD}{{0,30}}?{_WEAK} {_NUMBER}{_UNITS}{_FLOOR}?{_LINE_ENDS}",
        rf"{_FIRST_WORDS} {_NUMBER}{_FLOOR}?{_TOWN}",
        rf"{_MANY_WORDS} {_NUMBER}{_NO_MEASURE}{_BETWEEN}{_TOWN_NEAR}",
        rf"{_FIRST_WORDS} \d{{1,3}} ?[A-Za-z]?{_FLOOR_NEEDED}",
        rf"[a-zæøå]{{3,30}}(?:{_STRONG}|gård|høj|bakke|park) \d{{1,3}} ?[A-Za-z]?{_FLOOR_NEEDED}",
        _SMALL_STREET,
        rf"{_FIRST_WORDS} {_NUMBER}, ?(?:st|kld)\.(?=[,\s]|$)",
        rf"{_MANY_WORDS} \d{{1,3}}[A-Za-z]?,\d{{1,2}}[-.]\d{{1,3}}(?=,? {{1,2}}\d{{4}} )",
        (
            rf"(?:(?:[Ff]lat|[Aa]pt\.?|[Aa]partment) \w{{1,4}}, )?"
            rf"\d{{1,3}}[A-Za-z]? (?:{_CAP}[\w.'’]{{1,20}} ){{1,3}}{_STREET_WORD}(?=[,\s]|$)"
        ),
        rf"\d{{1,4}}[A-Za-z]? (?:{_CAP}[a-z'’]{{1,20}} ){{1,3}}{_ENGLISH}",
        (
            rf"(?:(?<=[,:;|·(] )|(?<=at )|^)"
            rf"\d{{1,4}}[A-Za-z]? (?:{_CAP}[a-z'’]{{1,20}} ){{1,3}}{_ENGLISH_WEAK}"
        ),
        rf"{_CAP}{_WORD}{{0,30}}?(?:vej|vejen|gade|gaden|allé|stræde) (?:nr\.?|nummer) {_NUMBER}{_FLOOR}?",
        rf"(?:Ved|Bag) (?:[Dd]en )?(?={_CAP})(?i:{_WORD}{{0,15}}?{_LANDMARK}) {_NUMBER}{_UNITS}{_FLOOR}?{_LINE_ENDS}",
    )
)
"""Known endings of streets; a street of several words; endings that other words have too, at the end of a line; any
name and number before a postcode and town; any with floor and door; and English streets."""

_FLOOR_AFTER = re.compile(
    r"[ ,]{1,3}\(?(?:(?:st|kld)\b\.?|\d{1,2}(?!\d)\.?)(?: ?sal\b\.?)?"
    r"(?:[ ,.]{0,2}(?:tv|th|mf)\b\.?|[ ,.]{1,2}(?:dør ?)?\d{1,3}(?!\d)\.?|-\d{1,2}(?!\d))?\)?"
    r"(?=[ ]*(?:[,;|·/)–-]|\n|$| \d{4} ))"
)
"""Floor and door in figures, as they may stand after any street: "1. 12", "5.2.", "(4. sal)"."""
_TITLE_BEFORE = re.compile(
    r"(?<!\w)(?:(?:Skt|Sct|Sankt|Gl|Gammel|Ny|Nr|Sdr|Dr|Prof|Kgs|Kong|Kongens|Prins|Prinsesse|Dronning|Fru)\b\.? )+$"
)
"""First words of a street's name that are no word of it alone."""
_TITLE_REACH = 24
_NEAR = 40

_LABELLED = AnyCase(
    r"^[ \t|-]{0,4}(?:(?:privat|bopæls|hjemme|post)?adresse|adr\.?|bopæl|bor|address|home address|adress|anschrift|"
    r"adresse privat)"
    r"[ \t]*(?:[:|]|  |\n{1,2})[ \t]*(\S[^\n]{2,150})$",
    re.IGNORECASE | re.MULTILINE,
)
_STREET_PART = re.compile(
    r"[^,;|\n]{2,60}?\d{1,4} ?[A-Za-z]?(?![\w])(?:[ ,/–-]{1,3}[^,;|\n]{1,14}?(?:tv|th|mf|sal|dør ?\d{1,3})\b\.?)?"
)
_LIVES = re.compile(
    r"(?<!\w)(?:[Bb]o(?:r|et|ede|ende)|[Bb]opæl|[Aa]dresse|[Aa]ddress|[Ll]iv(?:e|es|ed|ing)|[Rr]esid(?:es|ing))"
    rf"(?: nu| now)?(?: (?:på|i|ved|er|at|on|is))?:? ({_MANY_WORDS} {_NUMBER}{_UNITS}{_FLOOR}?)"
    rf"(?=[.,;)|·/\n]| (?:i|in) {_CAP}|[ \t]*\Z)"
)
"""Any name with a number that somebody lives at: "bor på Lillevang 3 i Skive"."""
_POSTCODE_FIRST = re.compile(r"\s*(?:DK[- ]?)?\d{4} {1,2}[A-ZÆØÅ]")


_NAMED_SITE = re.compile(
    r"(?<!\w)(?:w|web|web-?site|url|blog|site|portfolio|hjemmeside|homepage)(?:\.:?|"
    r":)[ \t]{1,3}((?:[\w-]{2,63}\.){1,3}[a-z]{2,10})(?!\w)",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Span]:
    """E-mail addresses, also those written with "(at)"."""
    for pattern, signs in (
        (_EMAIL, ("@",)),
        (_EMAIL_SPELT, ("at)", "at]", "at}", "snabel", "alfakrøl", " dot ", " punktum ")),
    ):
        for match in pattern.finditer(text) if has_any(text, signs) else ():
            yield Span(match.start(), match.end(), EMAIL)


def find_links(text: str) -> Iterator[Span]:
    """Addresses on the web and names of accounts ("LinkedIn: maja-f"). "LinkedIn", "ASP.NET" and "Node.js" stay."""
    for pattern, signs in ((_URL, ("://", "www.")), (_BARE_PATH, tuple(f"{top}/" for top in _TOPS.split("|")))):
        for match in pattern.finditer(text) if has_any(text, signs) else ():
            yield Span(match.start(), match.start() + len(match[0].rstrip(".,;:!?)]}'\"")), LINK)
    dotted = _DOTTED.search(text) is not None  # most texts have neither a dot inside a word nor an account's colon
    for pattern, possible in ((_PAGES, dotted), (_ACCOUNT, "/" in text)):
        for match in pattern.finditer(text) if possible else ():
            yield Span(match.start(), match.end(), LINK)
    for match in _BARE_DOMAIN.finditer(text) if dotted else ():
        if match[0] not in _PRODUCTS:
            yield Span(match.start(), match.end(), LINK)
    for match in _DOI.finditer(text):
        yield Span(*match.span(match.lastindex or 0), LINK)
    for match in _NAMED_SITE.finditer(text):
        yield Span(match.start(1), match.end(1), LINK)
    for match in _HANDLE.finditer(text) if has_any(text, (":", "@", "|")) else ():
        if not match[1].isalpha() or match[1].islower():
            yield Span(match.start(1), match.end(1), LINK)
    yield from _accounts(text)


def _accounts(text: str) -> Iterator[Span]:
    """Names of accounts without a colon before them: "LinkedIn maja-f", "@maja.f"."""
    for match in _SLUG.finditer(text):
        yield Span(match.start(1), match.end(1), LINK)
    for match in _SLUG_TOLD.finditer(text):
        place = match.span(match.lastindex or 0)
        yield Span(place[0], place[0] + len(text[slice(*place)].rstrip(".")), LINK)
    for match in _AT.finditer(text) if "@" in text else ():
        begin, end = max(match.start() - _NEAR, 0), min(match.end() + _NEAR, len(text))
        cell = _CELL_BEFORE.search(text[begin : match.start()]) and _CELL_AFTER.match(text, match.end())
        if cell or _MADE_UP.search(match[0]) or _NETWORK_NEAR.search(text, begin, end):
            yield Span(match.start(), match.end(), LINK)


def find_addresses(text: str) -> Iterator[Span]:
    """Street, house number, floor and door; postcode and town stay."""
    last: Span | None = None
    for span in sorted(_addresses(text)):
        if last is not None and span.start < last.end:
            last = Span(last.start, max(last.end, span.end), ADDRESS)
            continue
        if last is not None:
            yield _widened(text, last)
        last = span
    if last is not None:
        yield _widened(text, last)


def _widened(text: str, span: Span) -> Span:
    """With the floor and door after it and the first words of the street before it."""
    after = _FLOOR_AFTER.match(text, span.end)
    begin = max(0, span.start - _TITLE_REACH)
    before = _TITLE_BEFORE.search(text[begin : span.start])
    start = begin + before.start() if before else span.start
    return Span(start, after.end() if after else span.end, ADDRESS)


def _addresses(text: str) -> Iterator[Span]:
    """As each pattern finds them; they may overlap."""
    for match in _LABELLED.finditer(text):
        if _POSTCODE_FIRST.match(match[1]):
            continue
        street = _STREET_PART.match(match[1])
        if street:
            yield Span(match.start(1) + street.start(), match.start(1) + street.end(), ADDRESS)
    for match in _LIVES.finditer(text):
        yield Span(match.start(1), match.end(1), ADDRESS)
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), ADDRESS)

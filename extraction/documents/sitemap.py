"""The URLs of a sitemap, or of a sitemap index, by lxml without entities or network. Runs inside the worker."""

from __future__ import annotations

from lxml import etree

from extraction.documents.limits import MAX_SITEMAP_URLS
from extraction.documents.safe_xml import declares_types
from extraction.errors import DocumentTooLargeError, UnreadableDocumentError

_MAX_URL_CHARS = 2_000


def read_sitemap(data: bytes) -> tuple[bool, list[str]]:
    """Whether it is an index of sitemaps, and its URLs in order, each once.

    Raises UnreadableDocumentError for what is no sitemap, DocumentTooLargeError (the protocol allows 50,000 URLs).
    """
    if declares_types(data):
        raise UnreadableDocumentError("The sitemap declares a document type or entities, which no sitemap needs.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocumentError(f"The sitemap is no XML: {error}.") from None
    name = etree.QName(root).localname
    if name not in ("urlset", "sitemapindex"):
        raise UnreadableDocumentError(f"The XML is no sitemap: its root is {name}, not urlset or sitemapindex.")
    urls: dict[str, None] = {}
    for entry in root:
        if not isinstance(entry.tag, str) or etree.QName(entry).localname not in ("url", "sitemap"):
            continue
        for part in entry:
            if isinstance(part.tag, str) and etree.QName(part).localname == "loc":
                url = (part.text or "").strip()
                if url and len(url) <= _MAX_URL_CHARS:
                    urls[url] = None
        if len(urls) > MAX_SITEMAP_URLS:
            raise DocumentTooLargeError(f"The sitemap has more than {MAX_SITEMAP_URLS} URLs.")
    if len(root) and not urls:
        raise UnreadableDocumentError("The sitemap's entries have no loc.")
    return name == "sitemapindex", list(urls)

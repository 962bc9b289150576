"""XML from strangers: no document type, no entities, no network, a limit on depth and size."""

from __future__ import annotations

import re

from lxml import etree

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O\x00C|E\x00N\x00T)|\x00<\x00!\x00(?:D\x00O|E\x00N)")


def declares_types(data: bytes) -> bool:
    """Whether XML declares a document type or an entity, in UTF-8 or UTF-16."""
    return _DOCTYPE.search(data) is not None


def parse_xml(data: bytes) -> etree._Element | None:
    """The root; None where there is none. Raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def local_name(element: etree._Element) -> str:
    """Local name of an element; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace(element: etree._Element) -> str:
    """The namespace of an element, or ""."""
    return element.tag[1:].partition("}")[0] if isinstance(element.tag, str) and element.tag.startswith("{") else ""

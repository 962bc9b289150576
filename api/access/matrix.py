"""Who may do what: every route has one permission, and every permission the roles that hold it.

A route that is not here is refused when the service starts, so nothing is open by being forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from api.errors import SettingsError

CONSULTANT, CURATOR, RESEARCHER, ADMIN = "consultant", "curator", "researcher", "admin"
ROLES = (CONSULTANT, CURATOR, RESEARCHER, ADMIN)


class Permission(StrEnum):
    """What may be done."""

    PUBLIC = "public"
    BROWSE = "browse"
    ASK = "ask"
    SESSION = "session"
    ERASE_PERSON = "erase_person"
    CURATE = "curate"
    RESEARCH = "research"
    MANAGE = "manage"


HOLDERS: Mapping[Permission, frozenset[str]] = {
    Permission.PUBLIC: frozenset(ROLES),
    Permission.BROWSE: frozenset(ROLES),
    Permission.ASK: frozenset({CONSULTANT, RESEARCHER}),
    Permission.SESSION: frozenset({CONSULTANT}),
    Permission.ERASE_PERSON: frozenset({CONSULTANT, ADMIN}),
    Permission.CURATE: frozenset({CURATOR}),
    Permission.RESEARCH: frozenset({RESEARCHER}),
    Permission.MANAGE: frozenset({ADMIN}),
}
"""PUBLIC needs nobody at all. A session is its owner's alone, whatever somebody's roles are."""

_P = Permission
ROUTES: Mapping[Permission, str] = {
    _P.PUBLIC: """
        reference.openapi_json reference.docs reference.docs_css
        api_v1.get_health api_v1.get_readiness api_v1.get_version pages.static
        access.sign_in access.start_sign_in access.finish_sign_in access.sign_out
        """,
    _P.BROWSE: """
        api_v1.get_occupations api_v1.get_occupation api_v1.get_skills api_v1.get_skill api_v1.get_postings
        api_v1.get_posting api_v1.get_adjacent api_v1.get_paths
        """,
    _P.ASK: """
        api_v1.post_cv api_v1.post_recommend api_v1.post_explain api_v1.post_compare api_v1.post_why_not
        api_v1.post_what_if api_v1.post_unlock api_v1.post_paths
        """,
    _P.SESSION: """
        api_v1.post_session api_v1.get_sessions api_v1.get_session api_v1.patch_session api_v1.delete_session
        api_v1.post_documents api_v1.delete_document api_v1.put_skill api_v1.put_work api_v1.put_condition
        api_v1.get_recommendations api_v1.get_explanation api_v1.get_session_why_not api_v1.post_session_compare
        api_v1.post_session_what_if
        api_v1.get_session_unlock api_v1.get_session_occupations api_v1.get_session_paths api_v1.get_feedback
        api_v1.put_feedback api_v1.delete_feedback api_v1.get_shortlist api_v1.put_shortlist api_v1.patch_shortlist
        api_v1.delete_shortlist
        api_v1.get_shortlist_pdf api_v1.post_session_fit api_v1.post_fits
        api_v1.get_notes api_v1.post_note api_v1.delete_note api_v1.post_ticket api_v1.get_log
        pages.index pages.open_session pages.erase_session pages.reading pages.change_skill pages.change_work
        pages.change_condition pages.find_concepts pages.open_ticket pages.add_documents pages.erase_document
        pages.change_search pages.add_note pages.remove_note pages.jobs pages.what_if pages.job pages.compare
        pages.occupations pages.postings_map pages.unlock pages.give_feedback pages.change_shortlist pages.shortlist
        pages.shortlist_file pages.feedback pages.ad pages.fit_ad
        """,
    _P.ERASE_PERSON: "api_v1.delete_person",
    _P.CURATE: "api_v1.get_tickets api_v1.patch_ticket",
    _P.RESEARCH: "api_v1.get_exposures",
    _P.MANAGE: """
        api_v1.get_accounts api_v1.post_account api_v1.patch_account api_v1.post_key api_v1.delete_key
        api_v1.get_reports
        """,
}

MATRIX: Mapping[str, Permission] = {
    endpoint: permission for permission, endpoints in ROUTES.items() for endpoint in endpoints.split()
}
"""Endpoint -> permission."""


def may(roles: Iterable[str], endpoint: str) -> bool:
    """Whether somebody with these roles may use a route."""
    permission = MATRIX[endpoint]
    return permission is Permission.PUBLIC or bool(HOLDERS[permission] & set(roles))


def check_routes(endpoints: Iterable[str]) -> None:
    """Raise SettingsError where a route has no permission, or a permission names a route that there is not."""
    there = set(endpoints)
    missing, stray = sorted(there - MATRIX.keys()), sorted(MATRIX.keys() - there)
    if missing or stray:
        raise SettingsError(f"routes without a permission: {missing}; permissions without a route: {stray}")

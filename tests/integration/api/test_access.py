"""Who may do what: the matrix for every route and role, keys, sign-in at a provider, and attacks on each."""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from api.access import accounts
from api.access.matrix import HOLDERS, MATRIX, ROLES, Permission, check_routes
from api.access.secret import secret_key
from api.access.signing_in import safe_path
from api.bootstrap import Services
from api.cli import main
from api.errors import SettingsError
from api.records.database import now
from api.records.tables import Account, ApiKey, EventRow, Login
from api.rest.app import create_app
from api.settings import read_settings
from tests.fixtures_demo import CV_TEXT, DAY
from tests.oidc_provider import CLIENT, SECRET, Provider, running

HTML = {"Accept": "text/html"}


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running(Provider()) as found:
        yield found


def services_of(demo_services: Services, data: Path, **settings: object) -> Services:
    given = {"access": "accounts", "data": data, "today": DAY, **settings}
    return Services(read_settings(**given), demo_services.world().base)


@pytest.fixture
def services(demo_services: Services, tmp_path: Path) -> Iterator[Services]:
    with services_of(demo_services, tmp_path, rate_per_minute=0) as found:
        yield found


@pytest.fixture
def app(services: Services) -> Flask:
    return create_app(services)


def key_of(services: Services, *roles: str, **fields: Any) -> str:
    account = accounts.add(services, "prøve", roles)
    return accounts.new_key(services, account.id, "t", **fields)[0]


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def addresses(app: Flask) -> list[tuple[str, str, str]]:
    """Endpoint, method and an address of every route."""
    found: list[tuple[str, str, str]] = []
    for rule in app.url_map.iter_rules():
        address = re.sub(r"<[^>]+>", "x", str(rule))
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        found += [(rule.endpoint, method, address) for method in methods]
    return found


def test_every_route_as_every_role_and_as_nobody(services: Services, app: Flask) -> None:
    keys = {role: key_of(services, role) for role in ROLES}
    client = app.test_client()
    asked = 0
    for endpoint, method, address in addresses(app):
        permission = MATRIX[endpoint]
        nobody = client.open(address, method=method, headers=HTML)
        if permission is Permission.PUBLIC:
            assert nobody.status_code not in (401, 403), address
            continue
        if not address.startswith("/api/"):  # pages take no key: everybody who is not signed in is sent to the sign-in
            assert nobody.status_code in (303, 400), address
            assert nobody.status_code == 400 or nobody.location.startswith("/sign-in"), address
            continue
        assert nobody.status_code == 401, address
        assert nobody.headers["WWW-Authenticate"].startswith("Bearer")
        for role, key in keys.items():
            status = client.open(address, method=method, headers=bearer(key)).status_code
            assert (status == 403) == (role not in HOLDERS[permission]), (address, role, status)
            assert status not in (401, 500), (address, role)
            asked += 1
    assert asked > 4 * 30


def test_a_route_without_a_permission_is_refused_at_start(app: Flask) -> None:
    there = {rule.endpoint for rule in app.url_map.iter_rules()}
    check_routes(there)
    with pytest.raises(SettingsError, match=r"extra"):
        check_routes(there | {"extra"})
    with pytest.raises(SettingsError, match=r"api_v1\.post_cv"):
        check_routes(there - {"api_v1.post_cv"})


def test_a_session_is_its_owners_alone(services: Services, app: Flask) -> None:
    one, other = key_of(services, "consultant"), key_of(services, "consultant", "admin")
    client = app.test_client()
    opened = client.post("/api/v1/sessions", json={"text": CV_TEXT}, headers=bearer(one)).json
    assert opened is not None
    address = f"/api/v1/sessions/{opened['session']['id']}"
    assert client.get(address, headers=bearer(one)).status_code == 200
    for method in ("GET", "DELETE"):
        assert client.open(address, method=method, headers=bearer(other)).status_code == 404
    listed = client.get("/api/v1/sessions", headers=bearer(other)).json
    assert listed is not None
    assert listed["total"] == 0


def test_a_key_is_good_until_it_is_revoked_expires_or_its_account_is_disabled(services: Services, app: Flask) -> None:
    client = app.test_client()

    def status(key: str) -> int:
        return client.get("/api/v1/occupations", headers=bearer(key)).status_code

    account = accounts.add(services, "fagsystem", ["consultant"])
    first, view = accounts.new_key(services, account.id, "a")
    second, _ = accounts.new_key(services, account.id, "b", days=1)
    assert (status(first), status(second)) == (200, 200)
    accounts.revoke(services, view.id)
    assert (status(first), status(second)) == (401, 200)
    with services.records.begin() as db:
        past = now() - datetime.timedelta(seconds=1)
        db.execute(update(ApiKey).where(ApiKey.id == second.split("_")[1]).values(expires=past))
    assert status(second) == 401
    third, _ = accounts.new_key(services, account.id, "c")
    assert status(third) == 200
    accounts.change(services, account.id, disabled=True)
    assert status(third) == 401
    accounts.change(services, account.id, disabled=False)
    assert status(third) == 200


def test_the_secret_of_a_key_is_nowhere(services: Services, app: Flask, tmp_path: Path) -> None:
    key = key_of(services, "consultant")
    assert app.test_client().get("/api/v1/occupations", headers=bearer(key)).status_code == 200
    services.records.close()
    secret = key.split("_", 2)[2].encode()
    assert all(secret not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_keys_scopes_narrow_its_accounts_roles(services: Services, app: Flask) -> None:
    account = accounts.add(services, "både og", ["consultant", "admin"])
    key, _ = accounts.new_key(services, account.id, "t", scopes=["consultant"])
    client = app.test_client()
    assert client.get("/api/v1/sessions", headers=bearer(key)).status_code == 200
    assert client.get("/api/v1/accounts", headers=bearer(key)).status_code == 403
    accounts.change(services, account.id, roles=["admin"])  # what the account loses the key loses
    assert client.get("/api/v1/sessions", headers=bearer(key)).status_code == 403


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer jv_",
        "Basic abc",
        "Bearer jv_000000000000_" + "a" * 43,
        "Bearer " + "x" * 5000,
        "Bearer jv_é",
    ],
)
def test_what_is_no_key_is_refused(app: Flask, header: str) -> None:
    response = app.test_client().get("/api/v1/sessions", headers={"Authorization": header})
    assert response.status_code == 401
    assert response.json["code"] == "unauthenticated"  # type: ignore[index]


def test_guessing_keys_is_slowed_down(app: Flask) -> None:
    client = app.test_client()
    statuses = [
        client.get("/api/v1/sessions", headers=bearer(f"jv_{number:012x}_{'a' * 43}")).status_code
        for number in range(25)
    ]
    assert statuses[:20] == [401] * 20
    assert statuses[20:] == [429] * 5


def test_too_many_requests_are_refused_with_a_time(demo_services: Services, tmp_path: Path) -> None:
    with services_of(demo_services, tmp_path, rate_per_minute=3, uploads_per_minute=1) as services:
        client = create_app(services).test_client()
        one, other = (bearer(key_of(services, "consultant")) for _ in range(2))
        assert [client.get("/api/v1/sessions", headers=one).status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = client.get("/api/v1/sessions", headers=one)
        assert int(refused.headers["Retry-After"]) > 0
        assert refused.json["code"] == "rate_limited"  # type: ignore[index]
        assert client.get("/api/v1/sessions", headers=other).status_code == 200  # an account has its own count
        sent = [client.post("/api/v1/cv", json={"text": CV_TEXT}, headers=other).status_code for _ in range(2)]
        assert sent == [200, 429]
        assert [client.get("/api/v1/health").status_code for _ in range(9)] == [200] * 9


def test_an_admin_keeps_accounts_over_the_api(services: Services, app: Flask) -> None:
    admin = bearer(key_of(services, "admin"))
    client = app.test_client()
    made: Any = client.post("/api/v1/accounts", json={"name": "Fagsystem Ø", "roles": ["consultant"]}, headers=admin)
    assert made.status_code == 201
    account = made.json["account"]["id"]
    key: Any = client.post(f"/api/v1/accounts/{account}/keys", json={"days": 3}, headers=admin).json
    assert client.get("/api/v1/sessions", headers=bearer(key["secret"])).status_code == 200
    wide = client.post(f"/api/v1/accounts/{account}/keys", json={"scopes": ["admin"]}, headers=admin)
    assert wide.status_code == 422
    assert client.delete(f"/api/v1/keys/{key['key']['id']}", headers=admin).status_code == 204
    assert client.get("/api/v1/sessions", headers=bearer(key["secret"])).status_code == 401
    listed: Any = client.get("/api/v1/accounts", headers=admin).json
    assert key["secret"] not in json.dumps(listed)
    assert client.delete("/api/v1/keys/nosuch", headers=admin).status_code == 404
    assert client.patch("/api/v1/accounts/nosuch", json={}, headers=admin).status_code == 404
    with services.records.begin() as db:
        kinds = [row.kind for row in db.scalars(select(EventRow).order_by(EventRow.at))]
    assert {"account_added", "key_added", "key_revoked"} <= set(kinds)


def test_accounts_by_command(services: Services, app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JOBVEJ_DATA", str(tmp_path))

    def run(*command: str) -> str:
        result = CliRunner().invoke(main.jobvej, ["accounts", *command])
        assert result.exit_code == 0, result.output
        return result.output

    account = json.loads(run("add", "Fagsystemet", "--role", "consultant"))["id"]
    key = run("key", account, "--label", "x").strip().splitlines()[-1]
    client = app.test_client()
    assert client.get("/api/v1/sessions", headers=bearer(key)).status_code == 200
    assert account in run("list")
    run("change", account, "--disable")
    assert client.get("/api/v1/sessions", headers=bearer(key)).status_code == 401
    run("change", account, "--enable")
    run("revoke", key.split("_")[1])
    assert client.get("/api/v1/sessions", headers=bearer(key)).status_code == 401


# --- signing in ------------------------------------------------------------------------------------------------------


@pytest.fixture
def signing(demo_services: Services, tmp_path: Path, provider: Provider) -> Iterator[Services]:
    fields = {
        "oidc_issuer": provider.issuer,
        "oidc_client_id": CLIENT,
        "oidc_client_secret": SECRET,
        "oidc_roles": ",".join(["jobcenter=consultant", "it=admin", *(f"{role}={role}" for role in ROLES)]),
        "rate_per_minute": 0,
    }
    with services_of(demo_services, tmp_path, **fields) as found:
        yield found


def token_in(page: TestResponse) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert found is not None
    return found[1]


def to_provider(client: FlaskClient, after: str = "/") -> str:
    """Press the button; where the browser comes back to from the provider."""
    page = client.get("/sign-in", query_string={"next": after}, headers=HTML)
    sent = client.post("/sign-in", data={"csrf_token": token_in(page), "next": after}, headers=HTML)
    assert sent.status_code == 200, sent.text
    there = re.search(r'id="provider" href="([^"]+)"', sent.text)
    assert there is not None
    returned = requests.get(html.unescape(there[1]), allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(returned)
    return f"{parts.path}?{parts.query}"


def sign_in(client: FlaskClient, after: str = "/") -> TestResponse:
    back = to_provider(client, after)
    return client.get(back, headers=HTML)


def test_signing_in_and_out(signing: Services, provider: Provider) -> None:
    client = create_app(signing).test_client()
    sent = client.get("/ad?lang=da", headers=HTML)
    assert sent.status_code == 303
    after = parse_qs(urlsplit(sent.location).query)["next"][0]
    assert after == "/ad?lang=da"
    done = sign_in(client, after)
    assert (done.status_code, done.location) == (303, "/ad?lang=da")
    page = client.get("/", headers=HTML)
    assert page.status_code == 200
    assert "Kirsten Konsulent" in page.text
    cookie = client.get_cookie("jobvej")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    client.post("/sign-out", data={"csrf_token": token_in(page)}, headers=HTML)
    assert client.get("/", headers=HTML).status_code == 303
    client.set_cookie("jobvej", cookie.value)  # the old cookie is worth nothing any more
    assert client.get("/", headers=HTML).status_code == 303


def test_every_page_as_every_role(signing: Services, provider: Provider) -> None:
    app = create_app(signing)
    pages = [
        one for one in addresses(app) if MATRIX[one[0]] is not Permission.PUBLIC and not one[2].startswith("/api/")
    ]
    assert len(pages) > 25
    for role in ROLES:
        provider.subject, provider.claims = role, {"name": role, "groups": [role]}
        client = app.test_client()
        assert sign_in(client).status_code == 303
        form = {"csrf_token": token_in(client.get("/sign-in", headers=HTML))}
        for endpoint, method, address in pages:
            sent = None if method == "GET" else form
            answer = client.open(address, method=method, data=sent, headers=HTML)
            allowed = role in HOLDERS[MATRIX[endpoint]]
            assert (answer.status_code == 403) == (not allowed), (address, method, role, answer.status_code)
            assert answer.status_code not in (401, 500, 503), (address, method, role)
            assert "/sign-in" not in (answer.location or ""), (address, method, role)


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("http://localhost/sessions/x/jobs?lang=en", "/sessions/x/jobs?lang=en"),
        ("https://evil.example//evil.example/a", "/"),
        ("", "/"),
    ],
)
def test_a_part_of_a_page_that_comes_too_late_leads_back_to_the_page(signing: Services, page: str, after: str) -> None:
    client = create_app(signing).test_client()
    headers = HTML | {"HX-Request": "true", "HX-Current-URL": page}
    sent = client.get("/sessions/x/jobs", headers=headers)
    assert sent.status_code == 204
    there = client.get(sent.headers["HX-Redirect"], headers=HTML).text
    found = re.search(r'name="next" value="([^"]*)"', there)
    assert found is not None
    assert html.unescape(found[1]) == after


def test_roles_are_the_providers_word_at_each_sign_in(signing: Services, provider: Provider) -> None:
    app = create_app(signing)
    sign_in(app.test_client())
    provider.claims = {"name": "K", "groups": ["it", "andet"]}
    client = app.test_client()
    sign_in(client)
    assert client.get("/", headers=HTML).status_code == 403  # an admin has no sessions
    with signing.records.begin() as db:
        [row] = db.scalars(select(Account))
        assert (row.roles, row.subject) == (["admin"], f"{provider.issuer}|kirsten")


@pytest.mark.parametrize("groups", [[], ["andet"], None, 7, {"jobcenter": 1}])
def test_who_has_no_role_gets_nothing(signing: Services, provider: Provider, groups: object) -> None:
    provider.claims = {"name": "X", "groups": groups}
    client = create_app(signing).test_client()
    assert sign_in(client).status_code == 403
    assert client.get("/", headers=HTML).status_code == 303


def test_without_a_mapping_an_admin_makes_the_accounts(
    demo_services: Services, tmp_path: Path, provider: Provider
) -> None:
    fields = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    with services_of(demo_services, tmp_path, **fields) as services:
        client = create_app(services).test_client()
        assert sign_in(client).status_code == 403
        account = accounts.add(services, "Kirsten", ["consultant"], subject=f"{provider.issuer}|kirsten")
        assert sign_in(client).status_code == 303
        assert client.get("/", headers=HTML).status_code == 200
        accounts.change(services, account.id, disabled=True)
        assert client.get("/", headers=HTML).status_code == 303  # a login does not outlive its account


SPOILED: list[dict[str, Any]] = [
    {"aud": "somebody-else"},
    {"iss": "https://elsewhere.example"},
    {"nonce": "another"},
    {"exp": 1},
    {"sub": None},
]


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: next(iter(spoil)))
def test_a_token_with_a_wrong_claim_is_refused(signing: Services, provider: Provider, spoil: dict[str, Any]) -> None:
    provider.spoil = spoil
    client = create_app(signing).test_client()
    assert sign_in(client).status_code == 502
    assert client.get("/", headers=HTML).status_code == 303


@pytest.mark.parametrize("fault", ["unsigned", "sign_with_other_key"])
def test_a_token_that_nobody_signed_is_refused(signing: Services, provider: Provider, fault: str) -> None:
    setattr(provider, fault, True)
    client = create_app(signing).test_client()
    assert sign_in(client).status_code == 502
    assert client.get("/", headers=HTML).status_code == 303


def test_a_return_cannot_be_replayed_or_begun_elsewhere(signing: Services) -> None:
    app = create_app(signing)
    client, other = app.test_client(), app.test_client()
    back = to_provider(client)
    assert other.get(back, headers=HTML).status_code == 502  # another browser: its cookie has no such state
    assert client.get(back, headers=HTML).status_code == 303
    assert client.get(back, headers=HTML).status_code == 502


def test_signing_in_gives_a_new_token_and_forgets_what_was_in_the_cookie(signing: Services) -> None:
    client = create_app(signing).test_client()
    client.get("/sign-in", headers=HTML)
    with client.session_transaction() as before:
        before["login"], before["planted"] = "planted", "x"
    sign_in(client)
    with client.session_transaction() as after:
        assert after["login"] != "planted"
        assert "planted" not in after


def test_a_login_ends_by_being_idle_and_by_age(signing: Services) -> None:
    client = create_app(signing).test_client()
    for column, past in (
        ("seen", datetime.timedelta(minutes=signing.settings.login_idle_minutes, seconds=1)),
        ("created", datetime.timedelta(hours=signing.settings.login_hours, seconds=1)),
    ):
        sign_in(client)
        assert client.get("/", headers=HTML).status_code == 200
        with signing.records.begin() as db:
            db.execute(update(Login).values({column: now() - past}))
        assert client.get("/", headers=HTML).status_code == 303


def test_a_cookie_is_no_key(signing: Services) -> None:
    client = create_app(signing).test_client()
    sign_in(client)
    assert client.get("/api/v1/sessions").status_code == 401


def test_a_provider_that_is_away_is_said_in_words(demo_services: Services, tmp_path: Path) -> None:
    fields = {"oidc_issuer": "http://127.0.0.1:9", "oidc_client_id": CLIENT}
    with services_of(demo_services, tmp_path, **fields) as services:
        client = create_app(services).test_client()
        page = client.get("/sign-in", headers=HTML)
        sent = client.post("/sign-in", data={"csrf_token": token_in(page)}, headers=HTML)
        assert sent.status_code == 502
        assert "Log ind lykkedes ikke" in sent.text


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/sessions/a?x=1#b", "/sessions/a?x=1#b"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/a\\b", "/"),
        ("/a\nb", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_one_goes_on_to_pages_of_this_service_only(path: str | None, expected: str) -> None:
    assert safe_path(path) == expected


def test_other_hosts_and_https(demo_services: Services, tmp_path: Path) -> None:
    with services_of(demo_services, tmp_path, public_url="https://jobvej.example.dk") as services:
        client = create_app(services).test_client()
        for host, status in (("jobvej.example.dk", 200), ("127.0.0.1", 200), ("evil.example", 400)):
            assert client.get("/api/v1/health", headers={"Host": host}).status_code == status
        page = client.get("/sign-in", headers=HTML)
        assert page.headers["Strict-Transport-Security"]
        cookie = page.headers["Set-Cookie"]
        assert cookie.startswith("__Host-jobvej=")
        assert "Secure" in cookie
        services.settings.check_bind()


def test_beyond_loopback_accounts_and_https_are_needed() -> None:
    with pytest.raises(SettingsError, match="JOBVEJ_PUBLIC_URL"):
        read_settings(host="0.0.0.0", access="accounts").check_bind()
    with pytest.raises(SettingsError, match="JOBVEJ_PUBLIC_URL"):
        read_settings(host="0.0.0.0", access="accounts", public_url="http://jobvej.example.dk").check_bind()
    read_settings(host="0.0.0.0", access="accounts", public_url="https://jobvej.example.dk").check_bind()


def test_the_signing_secret_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    made = secret_key(tmp_path)
    assert secret_key(tmp_path) == made
    assert len(made) == 32
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "secret.key").write_bytes(b"short")
    with pytest.raises(ValueError, match="damaged"):
        secret_key(tmp_path)
